namespace MetricsKit;

/// <content>Exemplars: of each bucket the last one given, or found.</content>
public sealed partial class Histogram
{
    /// <summary>Records one observation, and keeps an exemplar of it in the place of the one that its bucket had.</summary>
    /// <param name="value">As for <see cref="Observe(double)"/>.</param>
    /// <param name="exemplar">What leads to the event; null for none. One that cannot be shown is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Observe(double value, Exemplar? exemplar)
    {
        Observe(value);
        if (exemplar is not null && double.IsFinite(value))
        {
            SeriesExemplars.Keep(Family, ref _place, _shared.Length - 1, BucketSearch.IndexOf(_bounds, value), exemplar, value);
        }
    }

    /// <summary>The exemplars to show, one a bucket, or none; the next writers look for others.</summary>
    internal ReadOnlySpan<RecordedExemplar?> ShowExemplars() => SeriesExemplars.Show(ref _place);
}
