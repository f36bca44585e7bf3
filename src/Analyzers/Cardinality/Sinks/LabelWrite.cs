using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>How a value becomes a label.</summary>
internal enum SinkKind
{
    /// <summary>Through another client library.</summary>
    Client,

    /// <summary>Through another client library, on a series that expires.</summary>
    Expiring,

    /// <summary>On everything that the process exposes: as long-lived as itself.</summary>
    Static,

    /// <summary>Through a metric of ours, whose label states a bound.</summary>
    Own,
}

/// <summary>One value that becomes one label's value.</summary>
/// <param name="Kind">Through what.</param>
/// <param name="Label">Name of the label; null where it is not known.</param>
/// <param name="Metric">Name of the metric; null where it is not known.</param>
/// <param name="Value">The value.</param>
/// <param name="At">Where it is read.</param>
/// <param name="Frame">The calls around that.</param>
/// <param name="Recording">The call that records it.</param>
internal sealed record LabelWrite(SinkKind Kind, string? Label, string? Metric, IOperation Value, Point At, Frame? Frame, IOperation Recording)
{
    /// <summary>For a list that a caller hands in: names of its positions, empty for a list of tags. The value is then the list itself.</summary>
    public IReadOnlyList<string?>? Positions { get; init; }

    /// <summary>The parameter that takes the value behind the call; null where the call records it itself.</summary>
    public Origin? Taken { get; init; }

    /// <summary>Names that the value is read by where there is no expression of it: a route's parameter.</summary>
    public string? ReadAs { get; init; }

    /// <summary>Methods that the value goes through behind the call, outermost first; none where the call records it itself.</summary>
    public IReadOnlyList<Step> Behind { get; init; } = [];
}
