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

    private static readonly ConditionalWeakTable<Compilation, CallIndex> Cache = new();

    private readonly Compilation _compilation;
    private readonly Lazy<TreeFacts[]> _facts;
    private readonly Lazy<HashSet<string>> _forwarders;
    private readonly Lazy<HashSet<string>> _metrics;
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Most), IReadOnlyList<CallSite>?> _callers = new();

    private CallIndex(Compilation compilation)
    {
        _compilation = compilation;
        UsesMetrics = compilation.SyntaxTrees.Any(tree => tree is CSharpSyntaxTree && tree.GetRoot() is CompilationUnitSyntax unit && (unit.Usings.Any(IsOfMetrics) || unit.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(n => n.Usings.Any(IsOfMetrics))));
        _facts = new(() => compilation.SyntaxTrees.Select(tree => TreeFacts.Of(tree, CancellationToken.None)).ToArray());
        _metrics = new(ReadMetrics);
        _forwarders = new(ReadForwarders);
    }

    /// <summary>False where no file imports a namespace of metrics: nothing else is read then.</summary>
    public bool UsesMetrics { get; }

    /// <summary>Names of methods that are metrics of ours, of this compilation and of its references.</summary>
    public HashSet<string> Metrics => _metrics.Value;

    /// <summary>Names of methods whose parameters may reach a label.</summary>
    public HashSet<string> Forwarders => _forwarders.Value;

    /// <summary>The index of a compilation.</summary>
    public static CallIndex Of(Compilation compilation) => Cache.GetValue(compilation, static c => new CallIndex(c));

    /// <summary>Every place that calls the method, or what it implements or overrides; null where there are more than that.</summary>
    public IReadOnlyList<CallSite>? CallersOf(IMethodSymbol method, int most, CancellationToken cancellationToken)
    {
        if (!_callers.TryGetValue((method, most), out IReadOnlyList<CallSite>? callers))
        {
            _callers[(method, most)] = callers = FindCallers(method, most, cancellationToken);
        }

        return callers;
    }

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
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        var found = new List<CallSite>();
        foreach (TreeFacts facts in _facts.Value)
        {
            IEnumerable<MemberFacts> members = isConstructor
                ? facts.CallersOf(method.ContainingType.Name).Concat(facts.CallersOf(SinkNames.ImplicitCreation))
                : facts.CallersOf(method.Name);
            foreach (SyntaxNode root in members.Select(m => m.Root).Distinct())
            {
                if (!Calls(root, method, isConstructor, cancellationToken)
                    || MethodFlow.Around(root, CompilationModels.Of(_compilation, root.SyntaxTree), cancellationToken) is not { } flow)
                {
                    continue;
                }

                foreach ((IOperation operation, Point at) in flow.WithNested().SelectMany(f => f.Operations()))
                {
                    foreach (IOperation part in operation.DescendantsAndSelf())
                    {
                        if (IsCall(part, method))
                        {
                            if (found.Count == most)
                            {
                                return null;
                            }

                            found.Add(new CallSite(part, at));
                        }
                    }
                }
            }
        }

        return found;
    }

    // Asks the semantic model before a flow graph is made.
    private bool Calls(SyntaxNode root, IMethodSymbol method, bool isConstructor, CancellationToken cancellationToken)
    {
        SemanticModel model = CompilationModels.Of(_compilation, root.SyntaxTree);
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            bool mayCall = isConstructor
                ? node is ImplicitObjectCreationExpressionSyntax || (node is ObjectCreationExpressionSyntax creation && SinkNames.NameOf(creation.Type) == method.ContainingType.Name)
                : node is InvocationExpressionSyntax invocation && SinkNames.CalledName(invocation.Expression) == method.Name;
            if (mayCall && model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol target && IsTarget(target, method))
            {
                return true;
            }
        }

        return false;
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
        foreach (MemberFacts member in _facts.Value.SelectMany(f => f.Members))
        {
            if (member.HasParameters && member.Name.Length > 0 && (member.HasSink || member.Called.Any(Metrics.Contains)))
            {
                next.Add(member.Name);
            }
        }

        for (int hop = 0; hop < MaxHops && next.Count > 0; hop++)
        {
            names.UnionWith(next);
            HashSet<string> last = next;
            next = new(StringComparer.Ordinal);
            foreach (TreeFacts facts in _facts.Value)
            {
                foreach (string name in facts.Called)
                {
                    if (last.Contains(name))
                    {
                        next.UnionWith(facts.CallersOf(name).Where(m => m.HasParameters && m.Name.Length > 0).Select(m => m.Name));
                    }
                }
            }

            next.ExceptWith(names);
        }

        return names;
    }

    private static bool IsOfMetrics(UsingDirectiveSyntax directive)
    {
        string name = directive.Name?.ToString() ?? "";
        return name is "System.Diagnostics.Metrics" or "Prometheus" or "MetricsKit" || name.EndsWith(".Metrics", StringComparison.Ordinal)
            || name.StartsWith("Prometheus.", StringComparison.Ordinal) || name.StartsWith("App.Metrics", StringComparison.Ordinal) || name.StartsWith("global::", StringComparison.Ordinal) && IsGlobal(name.Substring("global::".Length));
    }

    private static bool IsGlobal(string name) =>
        name is "System.Diagnostics.Metrics" or "Prometheus" or "MetricsKit" || name.StartsWith("App.Metrics", StringComparison.Ordinal);
}
