namespace MetricsKit;

/// <summary>The bounds a histogram works with.</summary>
internal static class BucketBounds
{
    /// <summary>What Prometheus' client libraries use for durations in seconds.</summary>
    public static readonly double[] Default = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Finite and strictly increasing, from whatever was declared.</summary>
    /// <param name="declared">Declared bounds; null for the default ones.</param>
    /// <param name="repaired">True: the declared ones were not usable as they were. A +Inf at the end is fine, it is always there.</param>
    /// <returns>Bounds without +Inf.</returns>
    public static double[] Of(double[]? declared, out bool repaired)
    {
        repaired = false;
        if (declared is null)
        {
            return Default;
        }

        var bounds = new double[declared is [.., double.PositiveInfinity] ? declared.Length - 1 : declared.Length];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = declared[i];
            if (!double.IsFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
            {
                repaired = true;
                return Repaired(declared);
            }
        }

        return bounds;
    }

    private static double[] Repaired(double[] declared) => [.. declared.Where(double.IsFinite).Distinct().Order()];
}
