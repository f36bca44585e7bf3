namespace MetricsKit;

/// <summary>One series of a counter.</summary>
public sealed class Counter
{
    internal Counter()
    {
    }

    /// <summary>The value.</summary>
    public double Value { get; private set; }

    /// <summary>Adds 1.</summary>
    public void Inc() => Value++;

    /// <summary>Adds a whole number.</summary>
    /// <param name="increment">0 or more.</param>
    public void Inc(long increment) => Value += increment;

    /// <summary>Adds a number.</summary>
    /// <param name="increment">0 or more.</param>
    public void Inc(double increment) => Value += increment;

    /// <summary>Adds seconds.</summary>
    /// <param name="increment">0 or more.</param>
    public void Inc(TimeSpan increment) => Value += increment.TotalSeconds;
}
