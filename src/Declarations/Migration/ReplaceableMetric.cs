using System.Collections.Immutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>A metric of prometheus-net that a declaration can replace, as MK7001 leaves it in a diagnostic's properties for the fix.</summary>
/// <param name="Member">Documentation id of the field or property that holds it: <c>F:Shop.Orders.Created</c>.</param>
/// <param name="Kind">Counter, gauge or histogram.</param>
/// <param name="Name">Its name in the exposition.</param>
/// <param name="Help">Its help text.</param>
/// <param name="Labels">Names of its labels, in order.</param>
/// <param name="Buckets">Bounds of a histogram; empty for the others.</param>
/// <param name="BucketSeries">The attribute that makes those bounds: <c>LinearBuckets(0.1, 0.1, 10)</c>; null where they are written one by one.</param>
public sealed record ReplaceableMetric(
    string Member,
    MetricKind Kind,
    string Name,
    string Help,
    ImmutableArray<string> Labels,
    ImmutableArray<double> Buckets,
    string? BucketSeries)
{
    private const char Separator = ' ';

    /// <summary>The properties of the diagnostic.</summary>
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Member), Member)
        .Add(nameof(Kind), Kind.ToString())
        .Add(nameof(Name), Name)
        .Add(nameof(Help), Help)
        .Add(nameof(Labels), string.Join(Separator.ToString(), Labels))
        .Add(nameof(Buckets), string.Join(Separator.ToString(), Buckets.Select(CSharpNumber.Of)))
        .Add(nameof(BucketSeries), BucketSeries);

    /// <summary>The metric behind a diagnostic; null where it has none.</summary>
    public static ReplaceableMetric? Of(Diagnostic diagnostic)
    {
        ImmutableDictionary<string, string?> properties = diagnostic.Properties;
        return properties.TryGetValue(nameof(Member), out string? member) && Enum.TryParse(Text(nameof(Kind)), out MetricKind kind)
            ? new ReplaceableMetric(
                member!,
                kind,
                Text(nameof(Name)),
                Text(nameof(Help)),
                Parts(nameof(Labels)).ToImmutableArray(),
                Parts(nameof(Buckets)).Select(CSharpNumber.Parse).ToImmutableArray(),
                properties[nameof(BucketSeries)])
            : null;

        string Text(string key) => properties.TryGetValue(key, out string? text) ? text ?? "" : "";

        IEnumerable<string> Parts(string key) => Text(key).Split([Separator], StringSplitOptions.RemoveEmptyEntries);
    }
}
