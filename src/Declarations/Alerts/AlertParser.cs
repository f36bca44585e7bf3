using MetricsKit.Model;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Alert attributes, wherever they stand.</summary>
/// <param name="context">Where problems go.</param>
/// <param name="place">What the attribute stands on, for messages: <c>the assembly</c>, <c>set 'X'</c>.</param>
/// <param name="metrics">Metrics of the set by member name, so that <c>nameof</c> works.</param>
internal sealed partial class AlertParser(ParseContext context, string place, IReadOnlyDictionary<string, MetricModel> metrics)
{
    /// <summary>True for an attribute that makes an alert, written or not.</summary>
    public static bool IsAlert(string attribute) => attribute == "Alert" || (attribute.EndsWith("Alert", StringComparison.Ordinal) && attribute.Length > 5);

    /// <summary>The alert, or null when a problem was reported or nothing is written for the attribute yet.</summary>
    /// <param name="attribute">An attribute of ours.</param>
    /// <param name="own">The metric it stands on; null on a set or an assembly.</param>
    public AlertModel? Parse(AttributeArguments attribute, MetricModel? own)
    {
        int before = context.Count;
        AlertCondition? condition = attribute.Name switch
        {
            "Alert" => Expression(attribute),
            "ErrorRatioAlert" => ErrorRatio(attribute, own),
            "LatencyAlert" => Latency(attribute, own),
            "TrafficDropAlert" => TrafficDrop(attribute, own),
            "PodMemoryAlert" => PodMemory(attribute),
            _ => null,
        };
        if (condition is null && context.Count == before)
        {
            context.Report(Rules.NotWrittenYet, attribute.Location, $"[{attribute.Name}]");
            return null;
        }

        string? name = attribute.Positional<string>(0);
        if (string.IsNullOrWhiteSpace(name))
        {
            context.Report(Rules.AlertName, attribute.PlaceOf(0));
        }

        string? @for = Duration(attribute, "For", zero: true), keep = Duration(attribute, "KeepFiringFor", zero: true);
        CheckRunbook(attribute);
        EquatableArray<NameValue> labels = RulePairs.Read(context, attribute, "alert", "Labels");
        EquatableArray<NameValue> annotations = RulePairs.Read(context, attribute, "alert", "Annotations");
        return context.Count > before
            ? null
            : new AlertModel(
                name!,
                condition!,
                @for,
                keep,
                attribute.String("Severity"),
                attribute.String("Team"),
                attribute.String("Summary"),
                attribute.String("Description"),
                attribute.String("Runbook"),
                labels,
                annotations,
                attribute.String("Group"))
            {
                Scope = attribute.Bool("Scope"),
            };
    }

    // A library's alert gets the address of the service that ships it.
    private void CheckRunbook(AttributeArguments attribute)
    {
        if (attribute.String("Runbook") is { } runbook
            && !runbook.Contains("://")
            && KnownNames.Find(context.Compilation.Assembly.GetAttributes(), "MetricsService") is { } service
            && !service.NamedArguments.Any(a => a is { Key: "Runbook", Value.Value: string }))
        {
            context.Report(Rules.RunbookWithoutAddress, attribute.PlaceOf("Runbook"), runbook, attribute.Positional<string>(0) ?? "");
        }
    }

    private ExpressionCondition? Expression(AttributeArguments attribute)
    {
        string expr = attribute.Positional<string>(1) ?? "";
        PromTexts.CheckExpression(context, attribute, "alert", 1, expr);
        double? above = Given(attribute, "Above"), below = Given(attribute, "Below");
        if (above is not null && below is not null)
        {
            Threshold(attribute, "Below", below.Value, "it stands beside Above; keep one, and write the other as an alert of its own");
        }

        Finite(attribute, "Above", above);
        Finite(attribute, "Below", below);
        return new ExpressionCondition(expr, above, below);
    }

    private ErrorRatioCondition? ErrorRatio(AttributeArguments attribute, MetricModel? own)
    {
        double above = attribute.Number("Above") ?? double.NaN;
        if (!(above >= 0 && above < 1))
        {
            Threshold(attribute, "Above", above, "it is a share of all: 0.05 is 5%, and 1 can never be exceeded");
        }

        if (Target(attribute, own) is not { } target)
        {
            return null;
        }

        MetricModel? metric = Check(attribute, target.Metric, "counter or histogram", MetricKind.Counter, MetricKind.Histogram);
        string? errors = Matchers(attribute, "Errors");
        string? total = attribute.String("Total") is { } t ? MetricName(t) : null;
        bool known = metric?.Labels.Any(l => l.Domain is ClosedDomain c && c.Values.Any(v => v.IsError)) == true;
        if (errors is null && total is null && !attribute.Has("Errors") && !known && (metric is not null || own is not null))
        {
            context.Report(Rules.NoErrors, attribute.Location, attribute.Positional<string>(0) ?? "", target.Metric);
        }

        return new ErrorRatioCondition(target, above, errors, total);
    }

    private LatencyCondition? Latency(AttributeArguments attribute, MetricModel? own)
    {
        double above = attribute.Number("Above") ?? double.NaN, quantile = attribute.Number("Quantile") ?? double.NaN;
        if (!(quantile > 0 && quantile < 1))
        {
            Threshold(attribute, "Quantile", quantile, "it lies between 0 and 1: 0.95 is P95");
        }

        Finite(attribute, "Above", above);
        if (Target(attribute, own) is not { } target)
        {
            return null;
        }

        Check(attribute, target.Metric, "histogram", MetricKind.Histogram);
        return new LatencyCondition(target, above, quantile);
    }

    private TrafficDropCondition? TrafficDrop(AttributeArguments attribute, MetricModel? own)
    {
        double below = attribute.Number("Below") ?? double.NaN;
        if (!(below > 0 && below < double.PositiveInfinity))
        {
            Threshold(attribute, "Below", below, "it is a share of the earlier traffic: 0.3 is 30%");
        }

        string offset = Duration(attribute, "Offset") ?? "1h";
        if (Target(attribute, own) is not { } target)
        {
            return null;
        }

        Check(attribute, target.Metric, "counter or histogram", MetricKind.Counter, MetricKind.Histogram);
        return new TrafficDropCondition(target, below, offset);
    }

    private PodMemoryCondition PodMemory(AttributeArguments attribute)
    {
        double above = attribute.Number("Above") ?? double.NaN;
        if (!(above > 0 && above < 1))
        {
            Threshold(attribute, "Above", above, "it is a share of the memory limit: 0.85 is 85%");
        }

        return new PodMemoryCondition(above);
    }

    private MetricTarget? Target(AttributeArguments attribute, MetricModel? own)
    {
        string? named = attribute.String("Metric");
        if (named is null && attribute.Has("Metric"))
        {
            named = "unknown"; // no constant, which the compiler reports
        }

        if (string.IsNullOrEmpty(named) && own is null)
        {
            context.Report(Rules.NoTarget, attribute.Location, attribute.Name, attribute.Positional<string>(0) ?? "", place);
            return null;
        }

        string metric = string.IsNullOrEmpty(named) ? own!.Name : MetricName(named!);
        string? where = Matchers(attribute, "Where");
        string window = Duration(attribute, "Window") ?? "5m";
        double minRate = attribute.Number("MinRate") ?? 0;
        if (!(minRate >= 0 && minRate < double.PositiveInfinity))
        {
            Threshold(attribute, "MinRate", minRate, "it is a number of events per second, 0 or more");
        }

        return new MetricTarget(metric, where, By(attribute, metric), window, minRate);
    }

    private EquatableArray<string> By(AttributeArguments attribute, string metric)
    {
        IReadOnlyList<string> by = attribute.Array<string>("By") ?? [];
        MetricModel? model = by.Count == 0 ? null : Find(metric);
        for (int i = 0; i < by.Count; i++)
        {
            string label = by[i] ?? "";
            Location? at = AttributeArguments.Element(attribute.NamedSyntax("By"), i)?.GetLocation() ?? attribute.Location;
            if (!Names.IsLabelName(label))
            {
                context.Report(Rules.IllegalLabelName, at, label);
            }
            else if (model is not null && !MetricCatalog.ScrapeLabels.Contains(label) && !model.Labels.Any(l => l.Name == label) && !StatedTargetLabels().Contains(label))
            {
                string has = model.Labels.IsEmpty ? "no labels" : string.Join(", ", model.Labels.Select(l => l.Name));
                context.Report(Rules.UnknownByLabel, at, attribute.Positional<string>(0) ?? "", label, metric, has);
            }
        }

        return by.ToEquatableArray();
    }

    private IEnumerable<string> StatedTargetLabels() =>
        KnownNames.Find(context.Compilation.Assembly.GetAttributes(), "TargetLabels") is { } attribute
            ? new AttributeArguments(attribute, context.CancellationToken).PositionalArray<string>(0)
            : [];

    private MetricModel? Check(AttributeArguments attribute, string name, string wanted, params MetricKind[] kinds)
    {
        MetricModel? metric = Find(name);
        bool isNativeOnly = metric is { IsNative: true, Buckets.IsEmpty: true };
        if (metric is not null && (isNativeOnly || !kinds.Contains(metric.Kind)))
        {
            context.Report(
                Rules.AlertOnWrongKind,
                attribute.Has("Metric") ? attribute.PlaceOf("Metric") : attribute.Location,
                attribute.Name,
                wanted,
                name,
                isNativeOnly ? "native histogram without classic buckets, which generated rules read" : KindName(metric.Kind));
        }

        return metric;
    }

    private static string KindName(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Histogram => "histogram",
        MetricKind.Info => "info metric",
        _ => throw new InvalidOperationException($"A metric kind without a name: {kind}."),
    };

    private MetricModel? Find(string name) =>
        metrics.Values.FirstOrDefault(m => m.Name == name) ?? context.FindMetric(name);

    // nameof(Member) of the same set, or the exposed name.
    private string MetricName(string text) => metrics.TryGetValue(text, out MetricModel? metric) ? metric.Name : text;
}
