using System.Globalization;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>A series as promtool's tests take it.</summary>
/// <param name="Series">Its labels: <c>x{a="b"}</c>.</param>
/// <param name="Values">A sample a minute, <c>_</c> for none.</param>
internal sealed record InputSeries(string Series, string Values);

/// <summary>Writes series that the catalogue allows, and series of others that nobody knows anything of.</summary>
/// <param name="random">Where choices come from.</param>
internal sealed class SampleGenerator(Random random)
{
    public const int Minutes = 14;

    private static readonly string[] Foreign = ["kube_x", "kube_y", "kube_z_total"];

    private readonly Dictionary<string, InputSeries> _series = new(StringComparer.Ordinal);

    public IReadOnlyCollection<InputSeries> Next()
    {
        _series.Clear();
        foreach (MetricFamily family in Market.Catalog.Families)
        {
            for (int i = random.Next(6); i > 0; i--)
            {
                AddFamily(family);
            }
        }

        foreach (string name in Foreign)
        {
            for (int i = random.Next(6); i > 0; i--)
            {
                Add(name, Others(random.Next(5)), name.EndsWith("_total", StringComparison.Ordinal) ? Counter() : Gauge());
            }
        }

        for (int i = random.Next(3); i > 0; i--)
        {
            Add("up", Target(), [.. Enumerable.Range(0, Minutes).Select(_ => (double)random.Next(2))]);
        }

        return [.. _series.Values];
    }

    private void AddFamily(MetricFamily family)
    {
        SortedDictionary<string, string> labels = family.Labels is null ? Others(random.Next(4)) : Target();
        labels.Remove("le");
        foreach (MetricLabel label in family.Labels ?? [])
        {
            if (!label.Optional || random.Next(2) == 0)
            {
                labels[label.Name] = label.Values is { } values ? values[random.Next(values.Count)] : Pick("q1", "q2", "t1");
            }
        }

        switch (family.Type)
        {
            case MetricType.Counter:
                Add(family.Name, labels, Counter());
                break;
            case MetricType.Histogram:
                AddHistogram(family, labels);
                break;
            case MetricType.Summary:
                Add(family.Name + "_sum", labels, Counter());
                Add(family.Name + "_count", labels, Counter());
                Add(family.Name, With(labels, "quantile", Pick("0.5", "0.9")), Gauge());
                break;
            default:
                Add(family.Name, labels, Gauge());
                break;
        }
    }

    private void AddHistogram(MetricFamily family, SortedDictionary<string, string> labels)
    {
        double[] sum = new double[Minutes];
        foreach (double bound in (family.Buckets.Count > 0 ? family.Buckets : [1, 5]).Append(double.PositiveInfinity))
        {
            double[] bucket = Counter();
            sum = [.. sum.Zip(bucket, (a, b) => a + b)];
            string le = double.IsInfinity(bound) ? "+Inf" : bound.ToString("R", CultureInfo.InvariantCulture);
            Add(family.Name + "_bucket", With(labels, "le", le), sum);
        }

        Add(family.Name + "_count", labels, sum);
        Add(family.Name + "_sum", labels, [.. sum.Select(s => s * (random.Next(4) - 1))]);
    }

    private void Add(string name, SortedDictionary<string, string> labels, double[] values)
    {
        string series = $"{name}{{{string.Join(",", labels.Select(l => $"{l.Key}=\"{l.Value}\""))}}}";
        int missing = random.Next(3) == 0 ? 8 : 0;
        _series[series] = new InputSeries(series, string.Join(' ', values.Select(v => random.Next(20) < missing ? "_" : Text(v))));
    }

    private static string Text(double value) => double.IsInfinity(value) ? value > 0 ? "Inf" : "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private SortedDictionary<string, string> Target()
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal) { ["job"] = Pick("j1", "j2"), ["instance"] = Pick("i1", "i2") };
        foreach (string label in (string[])["region", "pod", "namespace"])
        {
            if (random.Next(3) == 0)
            {
                labels[label] = Pick("r1", "r2");
            }
        }

        return labels;
    }

    private SortedDictionary<string, string> Others(int count)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            string label = Pick("job", "job", "instance", "status", "queue", "team", "region", "pod", "le", "a");
            labels[label] = label switch
            {
                "job" => Pick("j1", "j2"),
                "instance" => Pick("i1", "i2"),
                "status" => Pick("paid", "failed", "nope"),
                "queue" => Pick("q1", "q2"),
                "team" => Pick("t1", "t2"),
                "le" => Pick("1", "5", "+Inf"),
                _ => Pick("r1", "r2"),
            };
        }

        return labels;
    }

    private static SortedDictionary<string, string> With(SortedDictionary<string, string> labels, string name, string value) => new(labels, StringComparer.Ordinal) { [name] = value };

    /// <summary>Goes up, or stays, and now and then begins anew.</summary>
    private double[] Counter()
    {
        double value = random.Next(4);
        int step = random.Next(4);
        bool resets = random.Next(4) == 0;
        return [.. Enumerable.Range(0, Minutes).Select(_ => value = resets && random.Next(6) == 0 ? 0 : value + (step * random.Next(3)))];
    }

    private double[] Gauge()
    {
        double same = random.Next(-3, 6);
        bool isSteady = random.Next(3) == 0;
        return [.. Enumerable.Range(0, Minutes).Select(_ => isSteady ? same : random.Next(30) switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => double.NegativeInfinity,
            3 => 1e9,
            < 10 => 0,
            _ => random.Next(-12, 25) / 2.0,
        })];
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
