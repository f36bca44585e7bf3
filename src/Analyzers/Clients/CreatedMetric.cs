using System.Collections.Immutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Whose call creates a metric.</summary>
internal enum MetricApi
{
    /// <summary>prometheus-net.</summary>
    PrometheusNet,

    /// <summary>System.Diagnostics.Metrics.</summary>
    Meters,
}

/// <summary>A metric that code creates by a call: <c>Metrics.CreateCounter(…)</c>, <c>factory.CreateHistogram(…)</c>, <c>meter.CreateCounter&lt;T&gt;(…)</c>.</summary>
/// <param name="Api">Whose call it is.</param>
/// <param name="Kind">Kind of the metric; null for what we have no kind for (a summary, an up-down counter): see <see cref="ApiName"/>.</param>
/// <param name="Name">Its name; null where it is no constant.</param>
/// <param name="Help">Help or description: empty where it is given as null or as no text, null where it is no constant or not given.</param>
/// <param name="LabelNames">Names of its labels, in order; null where one is no constant, and for meters, which declare none.</param>
/// <param name="Creation">The call.</param>
/// <param name="NameArgument">Expression of the name.</param>
/// <param name="LabelArguments">Expression of each label name, wherever the array stands; empty where they cannot be told apart.</param>
internal sealed record CreatedMetric(
    MetricApi Api,
    MetricKind? Kind,
    string? Name,
    string? Help,
    ImmutableArray<string>? LabelNames,
    IInvocationOperation Creation,
    IOperation? NameArgument,
    ImmutableArray<IOperation> LabelArguments)
{
    /// <summary>What the API calls it: <c>Counter</c>, <c>Summary</c>, <c>ObservableUpDownCounter</c>.</summary>
    public string ApiName { get; } = Creation.TargetMethod.Name.Substring("Create".Length);

    /// <summary>How many labels it has; null where that cannot be told.</summary>
    public int? LabelCount { get; init; }

    /// <summary>Expression of the help or description; null where it is left out.</summary>
    public IOperation? HelpArgument { get; init; }

    /// <summary>Expression of prometheus-net's configuration object; null where it is left out.</summary>
    public IOperation? Configuration { get; init; }

    /// <summary>True when both say the same of a metric that is used.</summary>
    public bool Agrees(CreatedMetric other) =>
        Api == other.Api
        && ApiName == other.ApiName
        && Name == other.Name
        && LabelCount == other.LabelCount
        && (LabelNames is { } labels ? other.LabelNames is { } others && labels.SequenceEqual(others) : other.LabelNames is null);
}
