using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Who calls whom in a compilation: asked by name in the text of its files first, and bound only where a name fits.</summary>
internal sealed class CallIndex
{
    private const int MaxHops = 3;

    // Where so many times more bodies have a call that looks alike, they are not bound to find the few that are meant.
    private const int MostAlike = 4;

    private static readonly ConditionalWeakTable<Compilation, CallIndex> Cache = new();

    private readonly Compilation _compilation;
    private readonly Lazy<TreeFacts[]> _facts;
    private readonly Lazy<HashSet<string>> _forwarders;
    private readonly Lazy<HashSet<string>> _numberForwarders;
    private readonly Lazy<HashSet<string>> _metrics;
    private readonly Lazy<bool> _hasGlobalAliases;
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Most), Callers> _callers = new();

    private CallIndex(Compilation compilation)
    {
        _compilation = compilation;
        _facts = new(ReadFacts);
        _metrics = new(ReadMetrics);
        _hasGlobalAliases = new(() => _facts.Value.Any(f => f.HasGlobalAliases));
        _forwarders = new(ReadForwarders);
        _numberForwarders = new(ReadNumberForwarders);
    }

    /// <summary>Names of methods that are metrics of ours, of this compilation and of its references.</summary>
    public HashSet<string> Metrics => _metrics.Value;

    /// <summary>Names of methods whose parameters may reach a label.</summary>
    public HashSet<string> Forwarders => _forwarders.Value;

    /// <summary>Names of methods whose numbers may be recorded.</summary>
    public HashSet<string> NumberForwarders => _numberForwarders.Value;

    /// <summary>The index of a compilation.</summary>
    public static CallIndex Of(Compilation compilation) => Cache.GetValue(compilation, static c => new CallIndex(c));

    /// <summary>Every place that calls the method, or what it implements or overrides; null where there are more than that.</summary>
    public IReadOnlyList<CallSite>? CallersOf(IMethodSymbol method, int most, CancellationToken cancellationToken)
    {
        Callers callers = _callers.GetOrAdd((method, most), static _ => new Callers());
        lock (callers)
        {
            // Who else asks for them waits: finding them twice takes longer.
            if (!callers.AreKnown)
            {
                callers.Sites = FindCallers(method, most, cancellationToken);
                callers.AreKnown = true;
            }

            return callers.Sites;
        }
    }

    /// <summary>Every body that calls something of that name.</summary>
    public IEnumerable<SyntaxNode> BodiesThatCall(string name) => _facts.Value.SelectMany(f => f.CallersOf(name)).Select(m => m.Root);

    /// <summary>Methods with a body that implement or override the method; none where there are more than that.</summary>
    public IReadOnlyList<IMethodSymbol> ImplementationsOf(IMethodSymbol method, int most, CancellationToken cancellationToken)
    {
        var found = new List<IMethodSymbol>();
        foreach (TreeFacts facts in _facts.Value)
        {
            foreach (SyntaxNode node in facts.MethodsOf(method.Name))
            {
                if (node is MethodDeclarationSyntax { Body: null, ExpressionBody: null }
                    || CompilationModels.Of(_compilation, node.SyntaxTree).GetDeclaredSymbol(node, cancellationToken) is not IMethodSymbol candidate
                    || !Answers(candidate, method))
                {
                    continue;
                }

                if (found.Count == most)
                {
                    return [];
                }

                found.Add(candidate);
            }
        }

        return found;
    }

    /// <summary>True where a call of the declared method may run the candidate.</summary>
    public static bool Answers(IMethodSymbol candidate, IMethodSymbol declared)
    {
        if (declared.ContainingType?.TypeKind == TypeKind.Interface)
        {
            INamedTypeSymbol type = candidate.ContainingType;
            foreach (INamedTypeSymbol face in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(face.OriginalDefinition, declared.ContainingType.OriginalDefinition))
                {
                    foreach (ISymbol member in face.GetMembers(declared.Name))
                    {
                        if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, declared.OriginalDefinition)
                            && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, candidate.OriginalDefinition))
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }

        for (IMethodSymbol? at = candidate.OverriddenMethod; at is not null; at = at.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, declared.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private List<CallSite>? FindCallers(IMethodSymbol method, int most, CancellationToken cancellationToken)
    {
        var shape = new CallShape(method);
        var bodies = new List<(SyntaxNode Body, List<SyntaxNode> Calls)>();
        foreach (TreeFacts facts in _facts.Value)
        {
            foreach (SyntaxNode body in shape.MayBeIn(facts.Tree) ? shape.BodiesIn(facts) : [])
            {
                if (shape.CallsIn(body, facts.HasAliases || _hasGlobalAliases.Value).ToList() is { Count: > 0 } calls)
                {
                    bodies.Add((body, calls));
                }
            }
        }

        if (bodies.Count > MostAlike * most)
        {
            return null;
        }

        var counted = new HashSet<SyntaxNode>();
        var callers = new List<SyntaxNode>();
        foreach ((SyntaxNode body, List<SyntaxNode> calls) in bodies)
        {
            // Asks the semantic model before a flow graph is made.
            SemanticModel model = CompilationModels.Of(_compilation, body.SyntaxTree);
            calls.RemoveAll(call => model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target || !IsTarget(target, method));
            if (calls.Count == 0)
            {
                continue;
            }

            callers.Add(body);
            counted.UnionWith(calls);
            if (counted.Count > most)
            {
                return null;
            }
        }

        return SitesIn(callers, method, cancellationToken);
    }

    private List<CallSite> SitesIn(List<SyntaxNode> bodies, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var found = new List<CallSite>();
        foreach (SyntaxNode body in bodies)
        {
            if (MethodFlow.Around(body, CompilationModels.Of(_compilation, body.SyntaxTree), cancellationToken) is not { } flow)
            {
                continue;
            }

            found.AddRange(flow.Parts().Where(part => IsCall(part.Operation, method)).Select(part => new CallSite(part.Operation, part.At)));
        }

        return found;
    }

    private static bool IsCall(IOperation operation, IMethodSymbol method) => operation switch
    {
        IInvocationOperation invocation => IsTarget(invocation.TargetMethod, method),
        IObjectCreationOperation { Constructor: { } constructor } => IsTarget(constructor, method),
        _ => false,
    };

    private static bool IsTarget(IMethodSymbol target, IMethodSymbol method)
    {
        IMethodSymbol declared = (target.ReducedFrom ?? target).OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(declared, method.OriginalDefinition)
            || (declared.Name == method.Name && method.MethodKind == MethodKind.Ordinary && Answers(method, declared));
    }

    // The first file that asks waits for all of them, so all processors read.
    private TreeFacts[] ReadFacts()
    {
        SyntaxTree[] trees = _compilation.SyntaxTrees.ToArray();
        var facts = new TreeFacts[trees.Length];
        if (_compilation.Options.ConcurrentBuild)
        {
            Parallel.For(0, trees.Length, i => facts[i] = TreeFacts.Of(trees[i], CancellationToken.None));
        }
        else
        {
            for (int i = 0; i < trees.Length; i++)
            {
                facts[i] = TreeFacts.Of(trees[i], CancellationToken.None);
            }
        }

        return facts;
    }

    private HashSet<string> ReadMetrics()
    {
        var names = new HashSet<string>(_facts.Value.SelectMany(f => f.Metrics), StringComparer.Ordinal);
        foreach (MetricModel metric in Catalogs.Referenced(_compilation, CancellationToken.None).SelectMany(c => c.Metrics))
        {
            names.Add(metric.Member.Substring(metric.Member.LastIndexOf('.') + 1));
        }

        return names;
    }

    // A few hops by name alone; what a name really is, is asked where it is called.
    private HashSet<string> ReadForwarders()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var next = new HashSet<string>(StringComparer.Ordinal);
        foreach (TreeFacts facts in _facts.Value)
        {
            next.UnionWith(facts.Recording);
        }

        AddCallersOf(Metrics, next);
        for (int hop = 0; hop < MaxHops && next.Count > 0; hop++)
        {
            names.UnionWith(next);
            HashSet<string> last = next;
            next = new(StringComparer.Ordinal);
            AddCallersOf(last, next);
            next.ExceptWith(names);
        }

        return names;
    }

    // The same of numbers, which few methods take: those are asked one by one.
    private HashSet<string> ReadNumberForwarders()
    {
        List<MemberFacts> members = _facts.Value.SelectMany(f => f.Members).Where(m => m.TakesNumbers && m.Name.Length > 0).ToList();
        var names = new HashSet<string>(members.Where(m => m.HasMeasure).Select(m => m.Name), StringComparer.Ordinal);
        for (int hop = 0; hop < MaxHops; hop++)
        {
            int before = names.Count;
            names.UnionWith(members.Where(m => m.Called.Any(names.Contains)).Select(m => m.Name).ToList());
            if (names.Count == before)
            {
                break;
            }
        }

        return names;
    }

    private void AddCallersOf(HashSet<string> called, HashSet<string> callers)
    {
        foreach (TreeFacts facts in _facts.Value)
        {
            foreach (KeyValuePair<string, HashSet<string>> entry in facts.HandingOn)
            {
                if (called.Contains(entry.Key))
                {
                    callers.UnionWith(entry.Value);
                }
            }
        }
    }

    private sealed class Callers
    {
        public bool AreKnown { get; set; }

        public IReadOnlyList<CallSite>? Sites { get; set; }
    }
}
