using System.ComponentModel;

namespace MetricsKit;

/// <summary>
/// One series of a counter that System.Diagnostics.Metrics exposes, for OpenTelemetry. Its members are those of <see cref="Counter"/>, and
/// cost the same: an observable instrument reads the value when somebody collects. A default one counts nothing.
/// </summary>
public readonly struct MeterCounter : IEquatable<MeterCounter>
{
    private readonly Counter? _cell;

    /// <summary>For generated code.</summary>
    /// <param name="cell">Where it counts.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MeterCounter(Counter cell) => _cell = cell;

    /// <summary>The value: 0 or more.</summary>
    public double Value => _cell?.Value ?? 0;

    /// <summary>Adds 1.</summary>
    public void Inc() => _cell?.Inc();

    /// <inheritdoc cref="Counter.Inc(long)"/>
    public void Inc(long increment) => _cell?.Inc(increment);

    /// <inheritdoc cref="Counter.Inc(double)"/>
    public void Inc(double increment) => _cell?.Inc(increment);

    /// <inheritdoc cref="Counter.Inc(TimeSpan)"/>
    public void Inc(TimeSpan increment) => _cell?.Inc(increment);

    /// <inheritdoc cref="Counter.IncTo(double)"/>
    public void IncTo(double targetValue) => _cell?.IncTo(targetValue);

    /// <inheritdoc cref="Counter.NewTimer"/>
    public MetricTimer NewTimer() => _cell?.NewTimer() ?? default;

    /// <inheritdoc cref="Counter.Count(Exception)"/>
    public bool Count(Exception exception) => _cell?.Count(exception) ?? false;

    /// <inheritdoc cref="Counter.CountExceptions(Action)"/>
    public void CountExceptions(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (_cell is { } cell)
        {
            cell.CountExceptions(action);
        }
        else
        {
            action();
        }
    }

    /// <inheritdoc cref="Counter.CountExceptions{TResult}(Func{TResult})"/>
    public TResult CountExceptions<TResult>(Func<TResult> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _cell is { } cell ? cell.CountExceptions(function) : function();
    }

    /// <inheritdoc cref="Counter.CountExceptionsAsync(Func{Task})"/>
    public Task CountExceptionsAsync(Func<Task> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _cell is { } cell ? cell.CountExceptionsAsync(function) : function();
    }

    /// <inheritdoc cref="Counter.CountExceptionsAsync{TResult}(Func{Task{TResult}})"/>
    public Task<TResult> CountExceptionsAsync<TResult>(Func<Task<TResult>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _cell is { } cell ? cell.CountExceptionsAsync(function) : function();
    }

    /// <inheritdoc/>
    public bool Equals(MeterCounter other) => ReferenceEquals(_cell, other._cell);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MeterCounter other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _cell?.GetHashCode() ?? 0;

    /// <summary>Whether two handles are the same series.</summary>
    public static bool operator ==(MeterCounter left, MeterCounter right) => left.Equals(right);

    /// <summary>Whether two handles are different series.</summary>
    public static bool operator !=(MeterCounter left, MeterCounter right) => !left.Equals(right);
}
