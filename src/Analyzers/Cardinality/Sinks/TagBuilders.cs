using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>Methods that put tags together for others to record: what they add is reported where it is added.</summary>
internal static class TagBuilders
{
    private const int MostCallers = 24;

    /// <summary>True for a method that returns tags, or fills a list of them that it is given.</summary>
    public static bool Builds(SyntaxNode root, Compilation compilation, CancellationToken cancellationToken) =>
        CompilationModels.Of(compilation, root.SyntaxTree).GetDeclaredSymbol(root, cancellationToken) is IMethodSymbol method && Builds(method);

    /// <summary>True for a write whose value stands in another file, in a method that builds tags: that file's analysis reports it.</summary>
    public static bool IsReportedThere(LabelWrite write, SyntaxTree tree) =>
        write.Frame is not null && write.Value.Syntax.SyntaxTree != tree && write.At.Flow.Member is IMethodSymbol method && Builds(method);

    /// <summary>What callers record of the tags that a method builds.</summary>
    public static IEnumerable<LabelWrite> WritesOf(MethodFlow flow, CallIndex calls, Func<MethodFlow, IEnumerable<LabelWrite>> writesOf, CancellationToken cancellationToken)
    {
        if (flow.Member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || !Builds(method) || calls.CallersOf(method, MostCallers, cancellationToken) is not { } sites)
        {
            yield break;
        }

        foreach (MethodFlow caller in sites.Select(site => site.At.Flow.Outermost).Distinct())
        {
            foreach (LabelWrite write in writesOf(caller))
            {
                if (write.Frame is not null && SymbolEqualityComparer.Default.Equals(write.At.Flow.Member, method))
                {
                    yield return write;
                }
            }
        }
    }

    private static bool Builds(IMethodSymbol method) => TagTypes.HasTags(method.ReturnType) || method.Parameters.Any(p => TagTypes.HasTags(p.Type));
}
