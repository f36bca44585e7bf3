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
    private readonly Lazy<Handlers> _forwarders;
    private readonly Lazy<HashSet<string>> _numberForwarders;
    private readonly Lazy<HashSet<string>> _metrics;
    private readonly Lazy<bool> _hasGlobalAliases;
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Most), Callers> _callers = new();
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Most), IReadOnlyList<IMethodSymbol>> _implementations = new();

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

    /// <summary>True for a call that may record through another method, as far as its text says.</summary>
    public bool MayRecord(CallLook call) =>
        Metrics.Contains(call.Name) || _forwarders.Value.MayTake(call) || (call.Name == "Add" && _hasGlobalAliases.Value); // of a tag by another name

    /// <summary>True for a name that a method has whose parameters may reach a label.</summary>
    public bool MayForward(string name) => _forwarders.Value.Has(name);

    /// <summary>True for a method whose parameters may reach a label, as far as its name and their number say.</summary>
    public bool MayForward(IMethodSymbol method)
    {
        IMethodSymbol declared = method.ReducedFrom ?? method;
        return !declared.DeclaringSyntaxReferences.IsEmpty && !declared.Parameters.IsEmpty
            && _forwarders.Value.MayTake(new CallLook(declared.MethodKind == MethodKind.Constructor ? declared.ContainingType.Name : declared.Name, declared.Parameters.Length));
    }

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
    public IReadOnlyList<IMethodSymbol> ImplementationsOf(IMethodSymbol method, int most, CancellationToken cancellationToken) =>
        _implementations.TryGetValue((method, most), out IReadOnlyList<IMethodSymbol>? known) ? known
            : _implementations.GetOrAdd((method, most), Implementations.Of(method, most, _facts.Value.SelectMany(facts => facts.MethodsOf(method.Name)), _compilation, cancellationToken));

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
            calls.RemoveAll(call => !shape.MayBeOn(call, model) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target || !shape.IsTarget(target));
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

        return SitesIn(callers, shape, cancellationToken);
    }

    private List<CallSite> SitesIn(List<SyntaxNode> bodies, CallShape shape, CancellationToken cancellationToken)
    {
        var found = new List<CallSite>();
        foreach (SyntaxNode body in bodies)
        {
            if (MethodFlow.Around(body, CompilationModels.Of(_compilation, body.SyntaxTree), cancellationToken) is not { } flow)
            {
                continue;
            }

            found.AddRange(flow.Parts().Where(part => IsCall(part.Operation, shape)).Select(part => new CallSite(part.Operation, part.At)));
        }

        return found;
    }

    private static bool IsCall(IOperation operation, CallShape shape) => operation switch
    {
        IInvocationOperation invocation => shape.IsTarget(invocation.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => shape.IsTarget(constructor),
        _ => false,
    };

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
    private Handlers ReadForwarders()
    {
        var all = new Handlers();
        var next = new HashSet<Handler>(_facts.Value.SelectMany(facts => facts.Recording));
        AddCallersOf(call => Metrics.Contains(call.Name), next);
        for (int hop = 0; hop < MaxHops && next.Count > 0; hop++)
        {
            var last = new Handlers();
            foreach (Handler handler in next)
            {
                if (all.Add(handler))
                {
                    last.Add(handler);
                }
            }

            next = [];
            AddCallersOf(last.MayTake, next);
        }

        return all;
    }

    // The same of numbers, which few methods take: those are asked one by one.
    private HashSet<string> ReadNumberForwarders()
    {
        List<MemberFacts> members = _facts.Value.SelectMany(f => f.Members).Where(m => m is { TakesNumbers: true, Handler: not null }).ToList();
        var names = new HashSet<string>(members.Where(m => m.HasMeasure).Select(m => m.Handler!.Value.Name), StringComparer.Ordinal);
        for (int hop = 0; hop < MaxHops; hop++)
        {
            int before = names.Count;
            names.UnionWith(members.Where(m => m.Called.Any(call => names.Contains(call.Name))).Select(m => m.Handler!.Value.Name).ToList());
            if (names.Count == before)
            {
                break;
            }
        }

        return names;
    }

    private void AddCallersOf(Func<CallLook, bool> isCalled, HashSet<Handler> callers)
    {
        foreach (TreeFacts facts in _facts.Value)
        {
            foreach (KeyValuePair<CallLook, HashSet<Handler>> entry in facts.HandingOn)
            {
                if (isCalled(entry.Key))
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
