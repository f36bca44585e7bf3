namespace MetricsKit;

/// <content>Exemplars: the last one given, or found.</content>
public sealed partial class Counter
{
    /// <summary>Adds 1, and keeps an exemplar of it in the place of the one before.</summary>
    /// <param name="exemplar">What leads to the event; null for none. One that cannot be shown is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Inc(Exemplar? exemplar)
    {
        Inc();
        if (exemplar is not null)
        {
            SeriesExemplars.Keep(Family, ref _place, 1, 0, exemplar, 1);
        }
    }

    /// <summary>Adds a number, and keeps an exemplar of it in the place of the one before.</summary>
    /// <param name="increment">As for <see cref="Inc(double)"/>.</param>
    /// <param name="exemplar">What leads to the event; null for none. One that cannot be shown is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Inc(double increment, Exemplar? exemplar)
    {
        Inc(increment);
        if (exemplar is not null && increment >= 0 && double.IsFinite(increment))
        {
            SeriesExemplars.Keep(Family, ref _place, 1, 0, exemplar, increment);
        }
    }

    /// <summary>The exemplar to show; the next writers look for another.</summary>
    internal RecordedExemplar? ShowExemplar() => SeriesExemplars.Show(ref _place) is [var exemplar] ? exemplar : null;
}
