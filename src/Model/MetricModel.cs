namespace MetricsKit.Model;

/// <summary>What a metric measures, in Prometheus' terms.</summary>
public enum MetricKind
{
    /// <summary>Only goes up; read with rate() or increase().</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts observations by upper bound.</summary>
    Histogram,

    /// <summary>A gauge that is always 1 and carries facts in its labels.</summary>
    Info,
}

/// <summary>One metric family as it is exposed.</summary>
/// <param name="Name">Name in the exposition, prefixes included: <c>myshop_orders_created_total</c>.</param>
/// <param name="Kind">Counter, gauge, histogram or info.</param>
/// <param name="Help">One line of text for HELP, unescaped; empty when there is none.</param>
/// <param name="Labels">Labels in the order of declaration.</param>
/// <param name="Buckets">Upper bounds of a histogram, ascending, without +Inf; empty for every other kind.</param>
/// <param name="MaxSeries">Series the author allows, and the cap at run time; 0 when not stated.</param>
/// <param name="Member">Where it is declared, for messages: <c>MyShop.ShopMetrics.OrdersCreated</c>.</param>
public sealed record MetricModel(
    string Name,
    MetricKind Kind,
    string Help,
    EquatableArray<LabelModel> Labels,
    EquatableArray<double> Buckets,
    int MaxSeries,
    string Member)
{
    /// <summary>True for a histogram that is also kept as a native one, in buckets that Prometheus chooses.</summary>
    public bool IsNative { get; init; }

    /// <summary>Who counts and exposes it.</summary>
    public MetricClient Client { get; init; }
}

/// <summary>One label of a metric.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Domain">Which values it takes.</param>
/// <param name="Optional">True when null is allowed and leaves the label out of the series.</param>
public sealed record LabelModel(string Name, LabelDomain Domain, bool Optional);

/// <summary>The values a label can take.</summary>
public abstract record LabelDomain
{
    private protected LabelDomain()
    {
    }

    /// <summary>How many values it takes, <c>other</c> and absence not counted.</summary>
    public abstract int Size { get; }
}

/// <summary>Every value is known when the service is compiled.</summary>
/// <param name="Values">The values, in the order of declaration; distinct; never <c>other</c>.</param>
public sealed record ClosedDomain(EquatableArray<LabelValueModel> Values) : LabelDomain
{
    /// <inheritdoc/>
    public override int Size => Values.Count;
}

/// <summary>Whole numbers from <paramref name="Min"/> to <paramref name="Max"/>, both included.</summary>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value, at least <paramref name="Min"/>.</param>
public sealed record RangeDomain(int Min, int Max) : LabelDomain
{
    /// <inheritdoc/>
    public override int Size => (int)Math.Min(int.MaxValue, (long)Max - Min + 1);
}

/// <summary>Known when the service starts: a member of the set lists the values.</summary>
/// <param name="MaxValues">Most values that are taken from the list.</param>
public sealed record SourceDomain(int MaxValues) : LabelDomain
{
    /// <inheritdoc/>
    public override int Size => MaxValues;
}

/// <summary>Known only when it is used; past the bound, values become <c>other</c>.</summary>
/// <param name="MaxValues">Most distinct values that are kept.</param>
public sealed record OpenDomain(int MaxValues) : LabelDomain
{
    /// <inheritdoc/>
    public override int Size => MaxValues;
}

/// <summary>One value of a closed label.</summary>
/// <param name="Value">Text on the wire.</param>
/// <param name="IsError">True when series with this value count failures.</param>
public sealed record LabelValueModel(string Value, bool IsError);
