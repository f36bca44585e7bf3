using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>One place that calls a method.</summary>
/// <param name="Operation">The invocation or creation.</param>
/// <param name="At">Its place.</param>
internal sealed record CallSite(IOperation Operation, Point At)
{
    /// <summary>What is given for a parameter; null where its default is taken.</summary>
    public IOperation? ArgumentOf(IParameterSymbol parameter)
    {
        IEnumerable<IArgumentOperation> arguments = Operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => Enumerable.Empty<IArgumentOperation>(),
        };
        return arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value;
    }
}
