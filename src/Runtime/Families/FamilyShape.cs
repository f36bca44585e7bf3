namespace MetricsKit.Families;

/// <summary>What two registrations of one name must agree in, and what none may have.</summary>
internal static class FamilyShape
{
    /// <summary>Why no exposition can hold a definition; null where one can.</summary>
    public static string? ProblemOf(FamilyDefinition definition)
    {
        if (!MetricNames.IsMetric(definition.Name))
        {
            return $"'{definition.Name}' is no metric name; use letters, digits and underscores, no digit first.";
        }

        var labels = definition.Labels;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!MetricNames.IsLabel(labels[i].Name))
            {
                return $"'{labels[i].Name}' of '{definition.Name}' is no label name; use letters, digits and underscores, no digit first, and neither 'le' nor 'quantile'.";
            }

            for (var j = 0; j < i; j++)
            {
                if (labels[j].Name == labels[i].Name)
                {
                    return $"Label '{labels[i].Name}' of '{definition.Name}' is there twice; name each label once.";
                }
            }
        }

        return null;
    }

    /// <summary>Says that a name of a family is another's.</summary>
    public static string ClashOf(string name, MetricFamily owner, MetricFamily family) =>
        $"'{name}' belongs to {owner.Kind.ToString().ToLowerInvariant()} '{owner.Name}' of other kind, labels or buckets; rename '{family.Name}'.";

    /// <summary>Whether a definition means a family that is there already. Help and limits may differ: the first ones hold.</summary>
    public static bool IsSame(MetricFamily family, FamilyDefinition definition, MetricKind kind, double[]? bounds)
    {
        if (family.Kind != kind || family.Name != definition.Name || family.Layout.Labels.Length != definition.Labels.Length)
        {
            return false;
        }

        for (var i = 0; i < definition.Labels.Length; i++)
        {
            if (!IsSame(family.Layout.Labels[i], definition.Labels[i]))
            {
                return false;
            }
        }

        return family is not HistogramFamily histogram || histogram.Bounds.AsSpan().SequenceEqual(bounds);
    }

    private static bool IsSame(LabelDefinition first, LabelDefinition second) =>
        first.Name == second.Name
        && first.Optional == second.Optional
        && first.Domain == second.Domain
        && first.Min == second.Min
        && first.Max == second.Max
        && first.MaxValues == second.MaxValues
        && first.Values.AsSpan().SequenceEqual(second.Values);
}
