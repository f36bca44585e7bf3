using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Names of the attributes and types that declarations are made of. Types are found by name, so no client library is a dependency.</summary>
public static class KnownNames
{
    /// <summary>The namespace of everything a user writes.</summary>
    public const string Namespace = "MetricsKit";

    /// <summary>Simple name of the run-time assembly.</summary>
    public const string RuntimeAssembly = "Metrics.Kit";

    /// <summary>Metadata name of <c>[MetricSet]</c>.</summary>
    public const string MetricSet = "MetricsKit.MetricSetAttribute";

    /// <summary>Metadata name of <c>[Counter]</c>.</summary>
    public const string Counter = "MetricsKit.CounterAttribute";

    /// <summary>Metadata name of <c>[Gauge]</c>.</summary>
    public const string Gauge = "MetricsKit.GaugeAttribute";

    /// <summary>Metadata name of <c>[Histogram]</c>.</summary>
    public const string Histogram = "MetricsKit.HistogramAttribute";

    /// <summary>Metadata name of <c>[Info]</c>.</summary>
    public const string Info = "MetricsKit.InfoAttribute";

    /// <summary>Metadata name of <c>[LabelSet]</c>.</summary>
    public const string LabelSet = "MetricsKit.LabelSetAttribute";

    /// <summary>Metadata name of <c>[assembly: MetricCatalog]</c>.</summary>
    public const string MetricCatalog = "MetricsKit.MetricCatalogAttribute";

    /// <summary>Metadata names of the attributes that make a member a metric.</summary>
    public static IReadOnlyList<string> MetricAttributes { get; } = [Counter, Gauge, Histogram, Info];

    /// <summary>Name without its suffix (<c>ErrorRatioAlert</c>) when the attribute is one of ours, else null.</summary>
    public static string? ShortName(AttributeData attribute) =>
        attribute.AttributeClass is { } type && IsOurs(type) && type.Name.EndsWith("Attribute", StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - "Attribute".Length)
            : null;

    /// <summary>True for a type of the namespace <c>MetricsKit</c> itself.</summary>
    public static bool IsOurs(ITypeSymbol type) =>
        type.ContainingType is null
        && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>True for a type of ours with that name.</summary>
    public static bool IsOurs(ITypeSymbol type, string name) => type.Name == name && IsOurs(type);

    /// <summary>The attribute of that short name, or null.</summary>
    public static AttributeData? Find(IEnumerable<AttributeData> attributes, string shortName)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (ShortName(attribute) == shortName)
            {
                return attribute;
            }
        }

        return null;
    }
}
