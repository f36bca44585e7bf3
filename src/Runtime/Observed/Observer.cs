using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// Takes the values of a metric that is read before each scrape: what is not given in a round is not shown. Only good during the
/// call that it was given to; later values are ignored. It may be used by several threads at once.
/// </summary>
/// <typeparam name="TLabels">The metric's label set.</typeparam>
public readonly struct Observer<TLabels> : IEquatable<Observer<TLabels>>
{
    private readonly PushedSource<TLabels>? _source;
    private readonly int _round;

    internal Observer(PushedSource<TLabels> source, int round)
    {
        _source = source;
        _round = round;
    }

    /// <summary>Gives the value of one series.</summary>
    /// <param name="labels">
    /// Its labels. Given twice, the last value counts; a series whose label reads <c>other</c> is the sum of all that became it.
    /// </param>
    /// <param name="value">
    /// In the metric's unit. A gauge takes any number; a counter ignores a negative number, NaN and infinity and counts them in
    /// <c>metricskit_misuse_total</c>.
    /// </param>
    public void Observe(TLabels labels, double value) => _source?.Push(_round, labels, value);

    /// <inheritdoc />
    public bool Equals(Observer<TLabels> other) => ReferenceEquals(_source, other._source) && _round == other._round;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Observer<TLabels> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_source, _round);

    /// <summary>Whether two observers fill the same metric in the same round.</summary>
    public static bool operator ==(Observer<TLabels> left, Observer<TLabels> right) => left.Equals(right);

    /// <summary>Whether two observers differ in metric or round.</summary>
    public static bool operator !=(Observer<TLabels> left, Observer<TLabels> right) => !left.Equals(right);
}
