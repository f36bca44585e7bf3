using System.Diagnostics;

namespace MetricsKit;

/// <summary>What every kind of metric can state. The partial method is the metric, its parameters are the labels, what it returns is one series.</summary>
/// <param name="name">Name without the prefixes of set and assembly; <c>[a-zA-Z_][a-zA-Z0-9_]*</c>, snake_case, unit last (<c>_seconds</c>, <c>_bytes</c>), counters end in <c>_total</c>.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class MetricAttribute(string name) : Attribute
{
    /// <summary>Name without the prefixes of set and assembly.</summary>
    public string Name { get; } = name;

    /// <summary>Help text of the exposition; the summary of the doc comment when null.</summary>
    public string? Help { get; set; }

    /// <summary>Time after which a series that nobody wrote is dropped, a Prometheus duration such as <c>1h</c>; never when null.</summary>
    public string? ExpireAfter { get; set; }

    /// <summary>
    /// Most series of the metric. The build checks its product with the lines of one series against the budget;
    /// at run time open labels become <c>other</c> beyond it. 0: the registry's own limit (10,000 unless told otherwise).
    /// </summary>
    public int MaxSeries { get; set; }
}
