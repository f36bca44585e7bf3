using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using MetricsKit.Analyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>A parameter that reaches a label.</summary>
/// <param name="Parameter">Its place.</param>
/// <param name="Write">The label that it reaches.</param>
/// <param name="Origin">The parameter as an origin, with the names on its way.</param>
internal sealed record Forwarded(int Parameter, LabelWrite Write, Origin Origin);

/// <summary>Which parameters of the compilation's methods reach which labels. Each method is read once.</summary>
internal sealed class Forwarding
{
    private static readonly ConditionalWeakTable<Compilation, Forwarding> Cache = new();

    private readonly MethodSummaries<Forwarded> _methods = new();

    /// <summary>The summaries of a compilation.</summary>
    public static Forwarding Of(Compilation compilation) => Cache.GetValue(compilation, static _ => new Forwarding());

    /// <summary>What an operation records: itself, and through the methods that it calls.</summary>
    public IEnumerable<LabelWrite> WritesOf(IOperation operation, Point at, Tracer tracer) => WritesOf(operation, at, tracer, new MethodSummaries<Forwarded>.Request());

    private IEnumerable<LabelWrite> WritesOf(IOperation operation, Point at, Tracer tracer, MethodSummaries<Forwarded>.Request request)
    {
        foreach (LabelWrite write in new SinkReader(tracer).Read(operation, at))
        {
            yield return write;
        }

        foreach ((IMethodSymbol method, CallSite site) in Targets(operation, at, tracer))
        {
            foreach (Forwarded forwarded in Of(method, tracer, request))
            {
                if (forwarded.Parameter >= method.Parameters.Length || site.ArgumentOf(method.Parameters[forwarded.Parameter]) is not { } argument)
                {
                    continue;
                }

                IReadOnlyList<Step> behind = [new Step(method.Name, operation.Syntax.GetLocation()), .. forwarded.Write.Behind];
                foreach (LabelWrite write in Given(forwarded.Write, argument, at, tracer, operation))
                {
                    yield return write with { Behind = behind, Taken = forwarded.Origin };
                }
            }
        }
    }

    private static IEnumerable<LabelWrite> Given(LabelWrite inner, IOperation argument, Point at, Tracer tracer, IOperation operation) => inner.Positions switch
    {
        null => [inner with { Value = argument, At = at, Frame = null, Recording = operation }],
        { Count: 0 } => new SinkReader(tracer).TagList(argument, operation, inner.Metric, at),
        var names => new SinkReader(tracer).Positional(argument, names, inner.Kind, inner.Metric, at, operation),
    };

    private static IEnumerable<(IMethodSymbol, CallSite)> Targets(IOperation operation, Point at, Tracer tracer)
    {
        switch (operation)
        {
            case IInvocationOperation call when tracer.Calls.MayForward(call.TargetMethod):
                foreach (Frame frame in tracer.Callees.Of(call, at, null))
                {
                    yield return (frame.Method, new CallSite(operation, at));
                }

                break;
            case IObjectCreationOperation { Constructor: { } constructor } when tracer.Calls.MayForward(constructor):
                yield return (constructor.OriginalDefinition, new CallSite(operation, at));
                break;
        }
    }

    private IReadOnlyList<Forwarded> Of(IMethodSymbol method, Tracer tracer, MethodSummaries<Forwarded>.Request request) => _methods.Of(method, request, () =>
    {
        var found = new List<Forwarded>();
        if (MethodFlow.Of(method, tracer.Compilation, tracer.CancellationToken) is { } body)
        {
            foreach ((IOperation part, Point at) in body.Parts())
            {
                foreach (LabelWrite write in WritesOf(part, at, tracer, request))
                {
                    Read(method, write, tracer, found);
                }
            }
        }

        return found;
    });

    private static void Read(IMethodSymbol method, LabelWrite write, Tracer tracer, List<Forwarded> found)
    {
        if (write.ReadAs is not null)
        {
            return;
        }

        foreach (Origin origin in new Tracer(tracer.Compilation, tracer.Calls, tracer.Settings, tracer.CancellationToken).Of(write.Value, write.At, write.Frame))
        {
            if (origin is { Kind: OriginKind.Parameter, Symbol: IParameterSymbol parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
                && !found.Exists(f => f.Parameter == parameter.Ordinal && f.Write.Label == write.Label && f.Write.Metric == write.Metric))
            {
                found.Add(new Forwarded(parameter.Ordinal, write, origin));
            }
        }
    }
}
