namespace MetricsKit.PromQL.Checks;

/// <summary>What a family of series measures, as its TYPE line says.</summary>
public enum MetricType
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Only goes up; read with rate() or increase().</summary>
    Counter,

    /// <summary>Goes up and down; an info metric is one that is always 1.</summary>
    Gauge,

    /// <summary>Exposes <c>_bucket</c>, <c>_count</c> and <c>_sum</c>.</summary>
    Histogram,

    /// <summary>Exposes quantiles, <c>_count</c> and <c>_sum</c>.</summary>
    Summary,
}

/// <summary>A family of series that is known to exist.</summary>
/// <param name="Name">Its name, as TYPE lines have it: of a histogram without <c>_bucket</c>.</param>
/// <param name="Type">What it measures.</param>
public sealed record MetricFamily(string Name, MetricType Type)
{
    /// <summary>Labels that its series carry, without those that scraping adds and without <c>le</c> and <c>quantile</c>; null where they are not known.</summary>
    public IReadOnlyList<MetricLabel>? Labels { get; init; }

    /// <summary>Upper bounds of a histogram, ascending, without +Inf; empty where they are not known.</summary>
    public IReadOnlyList<double> Buckets { get; init; } = [];

    /// <summary>The bounds as values of <c>le</c>, as they are exposed (<c>1.0</c>); null where any way of writing the number may be right.</summary>
    public IReadOnlyList<string>? BoundTexts { get; init; }

    /// <summary>True for a histogram that is also kept as a native one: its own name is a series then, without <c>le</c>.</summary>
    public bool IsNative { get; init; }

    /// <summary>True where other services may expose a family of that name, with labels and buckets of their own.</summary>
    public bool IsShared { get; init; }

    /// <summary>True where its series may have labels besides <see cref="Labels"/>: one that is not listed is wrong where it is a slip of a listed one.</summary>
    public bool HasFurtherLabels { get; init; }

    /// <summary>True where programs of all kinds expose metrics of nearly that name: what is said of it holds for that very name, and it is never what an unlisted one was meant to be.</summary>
    public bool IsCommon { get; init; }

    /// <summary>The name under which its series reach Prometheus where that is another one: OpenTelemetry's exporters add units and suffixes. Null where it is <see cref="Name"/>.</summary>
    public string? ExposedAs { get; init; }

    /// <summary>True where no series is there before something happened, though all its labels are known.</summary>
    public bool AppearsLate { get; init; }

    /// <summary>Where it is declared, for messages: <c>MyShop.ShopMetrics.OrdersCreated</c>, a file's name.</summary>
    public string? Source { get; init; }
}

/// <summary>A label of a family.</summary>
/// <param name="Name">Its name.</param>
public sealed record MetricLabel(string Name)
{
    /// <summary>Every value it can have; null where that is not known.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>True when some series lack it.</summary>
    public bool Optional { get; init; }
}

/// <summary>A series that a recording rule makes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expr">The rule's expression; null where it is not known.</param>
public sealed record RecordedSeries(string Name, Expr? Expr)
{
    /// <summary>Labels that the rule sets, by name.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}
