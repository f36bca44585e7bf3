using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>Where a family's series are found, which its labels decide.</summary>
internal enum FamilyShape
{
    /// <summary>Closed labels, or none: an array of series.</summary>
    Array,

    /// <summary>Closed labels whose product is too large for an array.</summary>
    Large,

    /// <summary>One label is looked up, or several are.</summary>
    LookUp,

    /// <summary>More combinations than an index can count.</summary>
    TooLarge,

    /// <summary>A kind that has no series of its own.</summary>
    NoSeries,
}

/// <summary>Tells shapes apart.</summary>
internal static class FamilyShapes
{
    /// <summary>Most combinations the run-time library keeps in an array.</summary>
    private const long MaxArray = 65_536;

    /// <summary>The shape of that family.</summary>
    public static FamilyShape Of(FamilyDeclaration family)
    {
        if (family.Metric.Kind == MetricKind.Info)
        {
            return FamilyShape.NoSeries;
        }

        long product = Combinations(family.Metric);
        return product > int.MaxValue ? FamilyShape.TooLarge
            : !family.Metric.Labels.All(LabelIndex.IsClosed) ? FamilyShape.LookUp
            : product > MaxArray ? FamilyShape.Large
            : FamilyShape.Array;
    }

    /// <summary>True when the family can be registered and has series.</summary>
    public static bool IsServed(this MetricMember member) =>
        member.Family is { Observed: null } family && Of(family) is not (FamilyShape.TooLarge or FamilyShape.NoSeries);

    private static long Combinations(MetricModel metric)
    {
        long product = 1;
        foreach (LabelModel label in metric.Labels.Where(LabelIndex.IsClosed))
        {
            product *= LabelIndex.Radix(label);
            if (product > int.MaxValue)
            {
                return long.MaxValue;
            }
        }

        return product;
    }
}
