namespace MetricsKit;

/// <summary>One series of a histogram.</summary>
public sealed class Histogram
{
    internal Histogram()
    {
    }

    /// <summary>Number of observations.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of observations.</summary>
    public double Sum { get; private set; }

    /// <summary>Observes.</summary>
    /// <param name="value">Value.</param>
    public void Observe(double value)
    {
        Count++;
        Sum += value;
    }

    /// <summary>Observes seconds.</summary>
    /// <param name="value">Value.</param>
    public void Observe(TimeSpan value) => Observe(value.TotalSeconds);

    /// <summary>A timer.</summary>
    /// <returns>The timer.</returns>
    public MetricTimer NewTimer() => new(this);

    /// <summary>Observations up to a bound.</summary>
    /// <param name="bound">Bound.</param>
    /// <returns>How many.</returns>
    public long CountAtOrBelow(double bound) => Count;
}
