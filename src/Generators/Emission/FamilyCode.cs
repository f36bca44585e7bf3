using System.Globalization;
using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>Writes how a family is registered.</summary>
internal static class FamilyCode
{
    /// <summary>The type of the family: <c>global::MetricsKit.Families.Family&lt;global::MetricsKit.Counter&gt;</c>.</summary>
    public static string Type(FamilyDeclaration family) => $"{CSharp.Families}Family<{SeriesType(family)}>";

    /// <summary>The type of a series.</summary>
    public static string SeriesType(FamilyDeclaration family) => ClientCode.SeriesType(family);

    /// <summary>Writes <c>head registry.RegisterCounter(…);</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="head">What comes before, with its last blank: <c>_orders = </c>; the registration then starts on that line.</param>
    /// <param name="sources">What it is registered with.</param>
    /// <param name="family">The family.</param>
    public static void Register(SourceWriter writer, string head, ClientSources sources, FamilyDeclaration family)
    {
        writer.Open($"{head}{ClientCode.Head(family, sources)}new {CSharp.Families}FamilyDefinition");
        Properties(writer, family);
        ClientCode.WriteTail(writer, family, sources);
    }

    /// <summary>Writes the properties of the family's definition.</summary>
    public static void Properties(SourceWriter writer, FamilyDeclaration family)
    {
        MetricModel metric = family.Metric;
        writer.Line($"Name = {CSharp.Literal(metric.Name)},");
        if (HelpOf(family) is { Length: > 0 } help)
        {
            writer.Line($"Help = {CSharp.Literal(help)},");
        }

        if (!metric.Labels.IsEmpty)
        {
            writer.Line("Labels =");
            writer.Open('[');
            for (int i = 0; i < metric.Labels.Count; i++)
            {
                writer.Line(Label(metric.Labels[i], family.Bindings[i]) + ",");
            }

            writer.Close("],");
        }

        if (!metric.Buckets.IsEmpty || metric.IsNative)
        {
            writer.Line($"Buckets = [{string.Join(", ", metric.Buckets.Select(CSharp.Literal))}],");
        }

        if (metric.MaxSeries > 0)
        {
            writer.Line($"MaxSeries = {CSharp.Literal(metric.MaxSeries)},");
        }

        if (family.ExpireAfter > 0)
        {
            writer.Line($"ExpireAfter = global::System.TimeSpan.FromMilliseconds({family.ExpireAfter.ToString(CultureInfo.InvariantCulture)}d),");
        }

        if (metric.IsNative)
        {
            writer.Line("Native = true,");
        }

        if (family.NativeBucketFactor > 0)
        {
            writer.Line($"NativeBucketFactor = {CSharp.Literal(family.NativeBucketFactor)},");
        }

        if (family.NativeMaxBuckets > 0)
        {
            writer.Line($"NativeMaxBuckets = {CSharp.Literal(family.NativeMaxBuckets)},");
        }
    }

    /// <summary>The attribute's help, or the doc comment's summary.</summary>
    public static string HelpOf(FamilyDeclaration family) =>
        family.Metric.Help.Length > 0 ? family.Metric.Help
        : family.Documentation is { } raw ? DocComment.Summary(raw)
        : "";

    /// <summary>The kind as types and methods are named.</summary>
    public static string Kind(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "Counter",
        MetricKind.Gauge => "Gauge",
        MetricKind.Histogram => "Histogram",
        MetricKind.Info => throw new ArgumentOutOfRangeException(nameof(kind), "An info has no series to hand out."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of metric."),
    };

    private static string Label(LabelModel label, LabelBinding binding)
    {
        string start = $"({CSharp.Literal(label.Name)}, optional: {CSharp.Literal(label.Optional)}, ";
        return CSharp.Families + "LabelDefinition." + label.Domain switch
        {
            ClosedDomain closed => "Closed" + start + string.Join(", ", closed.Values.Select(v => CSharp.Literal(v.Value))) + ")",
            RangeDomain range => $"Range{start}min: {CSharp.Literal(range.Min)}, max: {CSharp.Literal(range.Max)})",
            SourceDomain source => $"Source{start}maxValues: {CSharp.Literal(source.MaxValues)}, {Lambda((SourceBinding)binding)})",
            OpenDomain open => $"Open{start}maxValues: {CSharp.Literal(open.MaxValues)})",
            _ => throw new ArgumentOutOfRangeException(nameof(label), label.Domain, "Unknown domain of a label."),
        };
    }

    private static string Lambda(SourceBinding binding) => (binding.IsStatic ? "static " : "") + "() => " + binding.Source;
}
