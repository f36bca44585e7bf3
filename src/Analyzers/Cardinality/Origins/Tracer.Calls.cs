using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Calls: of methods that are known, that pass a value on, that the compilation has the body of.</summary>
internal sealed partial class Tracer
{
    private IReadOnlyList<Origin> Call(IInvocationOperation call, Point at, Frame? frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (HasBound(method) || Guarded(call, at))
        {
            return Origin.Few;
        }

        if (TextCalls.Of(this, call, at, frame) is { } text)
        {
            return text;
        }

        if (Claims.Of(call) is { } claim)
        {
            return claim;
        }

        if (Known(method, call) is { } known)
        {
            return known[0].IsBounded || call.Instance is null || !Passing.IsPart(call.Instance.Type) ? known : OfPart(known, call.Instance, at, frame);
        }

        if (method.Name == "ToString" && Returned(call, at, frame) is { } own)
        {
            return own;
        }

        if (method.Name == "GetRouteValue" && call.Arguments.LastOrDefault()?.Value.ConstantValue.Value is string key)
        {
            return Endpoints.RouteValue(key, call);
        }

        if (Contents.Element(this, call, at, frame) is { } element)
        {
            return element;
        }

        if (call.Instance is { Type: { } type } instance && (Passing.IsThrough(type) || method.Name is "ToString" or "GetAwaiter" or "GetResult" or "ConfigureAwait" or "GetValueOrDefault"))
        {
            return KnownMembers.DerivesFrom(type, "System.Exception") ? [Failure(instance)]
                : Join(Of(instance, at, frame), method.Name is "Replace" or "Insert" or "PadLeft" or "PadRight" or "GetValueOrDefault" ? Union(call.Arguments.Select(a => a.Value), at, frame) : None);
        }

        return Returned(call, at, frame) ?? [Unknown(call, method, Owners(call.Instance, method, at.Flow))];
    }

    // What the bodies of the method return; null where there is none to read.
    private IReadOnlyList<Origin>? Returned(IInvocationOperation call, Point at, Frame? frame)
    {
        IReadOnlyList<Origin> all = None;
        foreach (Frame inside in Callees.Of(call, at, frame))
        {
            if (Callees.Body(inside) is not { } body)
            {
                return null;
            }

            all = Join(all, Results(body, inside));
        }

        return all.Count == 0 ? null : Named(all, call.TargetMethod.Name, call);
    }

    /// <summary>The origins of everything that a body returns; none where it returns nothing that is known.</summary>
    public IReadOnlyList<Origin> Results(MethodFlow body, Frame? inside)
    {
        IReadOnlyList<Origin> all = None;
        foreach ((IOperation value, Point place) in body.Returns())
        {
            all = Join(all, Of(value, place, inside));
        }

        return all;
    }
}
