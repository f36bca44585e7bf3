using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.Measures;

/// <summary>How a recorded number stands to the unit that its metric states.</summary>
public enum UnitFit
{
    /// <summary>Nothing is known of it, and the metric's word is taken.</summary>
    Unknown,

    /// <summary>It is in the metric's unit.</summary>
    Stated,

    /// <summary>It is in seconds or bytes, whatever the metric states.</summary>
    Base,

    /// <summary>It is in neither, or each time in another.</summary>
    Other,
}

/// <summary>What is known of numbers that are recorded, for one who converts them.</summary>
public static class RecordedUnits
{
    /// <summary>The unit of a number that is passed to a metric there.</summary>
    public static UnitFit Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized.Expression;
        }

        if (MethodFlow.RootOf(value) is not { } root)
        {
            return UnitFit.Unknown;
        }

        foreach (Recording recording in Recordings.Of(model.Compilation).In(root, cancellationToken))
        {
            if (recording.Value.Syntax.Span == value.Span && recording.Taken is null)
            {
                return Fit(new UnitJudge(model.Compilation, cancellationToken).Brought(recording), recording.Wanted);
            }
        }

        return UnitFit.Unknown;
    }

    private static UnitFit Fit(Reading reading, UnitScale stated) => reading.Kind switch
    {
        ReadingKind.Unit => reading.Scale.IsSame(stated) ? UnitFit.Stated
            : reading.Scale.IsSame(stated.Quantity == Quantity.Bytes ? UnitScale.Byte : UnitScale.Second) ? UnitFit.Base
            : UnitFit.Other,
        ReadingKind.Mixed => UnitFit.Other,
        _ => UnitFit.Unknown,
    };
}
