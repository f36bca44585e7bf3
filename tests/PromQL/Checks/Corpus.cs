using System.Text.Json;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

/// <summary>The accepted rules of real rule files, and a catalogue of the metrics that they read.</summary>
internal sealed class Corpus
{
    private static readonly string[] GaugeEndings = ["_bytes", "_seconds", "_ratio", "_celsius", "_info", "_percent", "_up"];
    private static readonly Lazy<Corpus> LazyCorpus = new(() => new Corpus());

    private Corpus()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Rules!, "rules.json")));
        Rules = [.. document.RootElement.EnumerateArray()
            .Where(e => e.GetProperty("promtool242").GetString() == "ok")
            .Select((e, i) => new CorpusRule(i, Text(e, "source")!, Read(e)))];
        Roots = [.. Rules.Select(r => PromQLParser.Parse(r.Rule.Expr).Root!)];
        Families = Guess();
    }

    public static Corpus Instance => LazyCorpus.Value;

    public IReadOnlyList<CorpusRule> Rules { get; }

    public IReadOnlyList<Expr> Roots { get; }

    /// <summary>Every metric, its type guessed by its name and by how it is used; labels are not known.</summary>
    public IReadOnlyList<MetricFamily> Families { get; }

    /// <summary>One catalogue a project: its own recording rules, and the metrics of all.</summary>
    public IReadOnlyDictionary<string, MetricCatalog> Catalogs(Func<MetricFamily, MetricFamily>? change = null) => Rules
        .GroupBy(r => r.Project)
        .ToDictionary(g => g.Key, g => new MetricCatalog(
            change is null ? Families : Families.Select(change),
            g.Where(r => r.Rule.Kind == RuleKind.Recording).Select(r => new RecordedSeries(r.Rule.Name, Roots[r.Index]) { Labels = [.. r.Rule.Labels.Select(l => l.Name)] })) { TargetLabels = KnownExporters.TargetLabels });

    private static RuleText Read(JsonElement e) =>
        new(Text(e, "kind") == "record" ? RuleKind.Recording : RuleKind.Alerting, Text(e, "name") ?? "", Text(e, "expr")!)
        {
            For = Text(e, "for"),
            Labels = Texts(e, "labels"),
            Annotations = Texts(e, "annotations"),
        };

    private static string? Text(JsonElement e, string name) =>
        e.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private static List<NamedText> Texts(JsonElement e, string name) => e.TryGetProperty(name, out JsonElement map) && map.ValueKind == JsonValueKind.Object
        ? [.. map.EnumerateObject().Select(p => new NamedText(p.Name, p.Value.ToString()))]
        : [];

    private List<MetricFamily> Guess()
    {
        SortedSet<string> all = new(StringComparer.Ordinal), rated = new(StringComparer.Ordinal), gauged = new(StringComparer.Ordinal), plain = new(StringComparer.Ordinal);
        foreach (PromQLNode node in Roots.SelectMany(r => r.DescendantsAndSelf()))
        {
            if (node is VectorSelector { MetricName: { } name } && !name.Contains(':') && name is not ("up" or "ALERTS"))
            {
                all.Add(name);
            }

            switch (node)
            {
                case Call call when call.Arguments.OfType<MatrixSelector>().FirstOrDefault()?.Selector.MetricName is { } ranged:
                    _ = (call.Function is "rate" or "increase" or "irate" ? rated : gauged).Add(ranged);
                    break;
                case BinaryExpr binary:
                    plain.UnionWith(new[] { binary.Left, binary.Right }.OfType<VectorSelector>().Select(s => s.MetricName).OfType<string>());
                    break;
            }
        }

        List<MetricFamily> families = [];
        HashSet<string> histograms = [.. all.Where(n => n.EndsWith("_bucket", StringComparison.Ordinal)).Select(n => n[..^7])];
        families.AddRange(histograms.Order(StringComparer.Ordinal).Select(n => new MetricFamily(n, MetricType.Histogram)));
        foreach (string name in all.Where(n => !histograms.Any(h => n == h + "_bucket" || n == h + "_count" || n == h + "_sum")))
        {
            // Both say what it is: the name, as far as it says anything, and every use; where they differ, somebody is wrong.
            bool isTotal = name.EndsWith("_total", StringComparison.Ordinal);
            MetricType type = rated.Contains(name) && !gauged.Contains(name) && (isTotal || !plain.Contains(name)) ? MetricType.Counter
                : !rated.Contains(name) && !isTotal && (gauged.Contains(name) || GaugeEndings.Any(e => name.EndsWith(e, StringComparison.Ordinal))) ? MetricType.Gauge
                : MetricType.Unknown;
            families.Add(new MetricFamily(name, type));
        }

        return families;
    }
}

/// <param name="Index">Its place among the accepted ones.</param>
/// <param name="Source">Repository and file.</param>
/// <param name="Rule">The rule.</param>
internal sealed record CorpusRule(int Index, string Source, RuleText Rule)
{
    public string Project => Source[..Source.IndexOf(':', StringComparison.Ordinal)];
}
