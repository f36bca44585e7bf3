using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Guards of expressions that are no variable: <c>known.Contains(request.Kind) ? request.Kind : "other"</c>.</summary>
internal sealed partial class Tracer
{
    private static readonly object NoVariable = new();

    private bool Guarded(IOperation value, Point at)
    {
        // Only where a condition reads the same thing is the walk worth its while.
        ISymbol? member = value is IInvocationOperation call ? call.TargetMethod : (value as IMemberReferenceOperation)?.Member;
        if (member is null || !at.Flow.AsksAbout(member))
        {
            return false;
        }

        var guards = new Guards(this, null);
        Reaching reaching = Reaching.To(NoVariable, at, (condition, holds, place) => guards.Bound(condition, holds, place, operand => SameValue.Of(operand, value, place.Flow)));
        return !reaching.FromEntry && reaching.Guards.Count > 0;
    }
}
