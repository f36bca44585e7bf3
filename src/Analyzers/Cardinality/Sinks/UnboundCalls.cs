using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>Calls of WithLabels that do not compile because of one of their arguments, as while a package is restored or another line is typed: the other arguments say what they always say.</summary>
internal static class UnboundCalls
{
    /// <summary>The values that are readable, under the metric's labels; none for any other operation.</summary>
    public static IEnumerable<LabelWrite> Read(IInvalidOperation operation, Point at, Compilation compilation, CancellationToken cancellationToken)
    {
        if (operation.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call || SinkNames.CalledName(call.Expression) != "WithLabels")
        {
            yield break;
        }

        // The receiver comes first, where there is one, and then the arguments as they are written.
        List<IOperation> parts = operation.ChildOperations.ToList();
        IOperation? receiver = parts.Find(part => call.Expression.Span.Contains(part.Syntax.Span));
        if (receiver is null || CreatedMetrics.Behind(SameValue.Unwrap(receiver, at.Flow), compilation, cancellationToken) is not { LabelNames: { } labels } metric)
        {
            yield break;
        }

        for (int i = 0; i < arguments.Count && i < labels.Length; i++)
        {
            if (parts.Find(part => part.Syntax == arguments[i].Expression) is { } value)
            {
                yield return new LabelWrite(SinkKind.Client, labels[i], metric.Name, value, at, null, operation);
            }
        }
    }
}
