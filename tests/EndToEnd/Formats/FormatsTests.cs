using System.Text.Json.Nodes;

namespace MetricsKit.EndToEnd.Tests.Formats;

/// <summary>What a real Prometheus makes of each format.</summary>
public sealed class FormatsTests(ScrapedFormats scraped) : IClassFixture<ScrapedFormats>
{
    [FactNeeds(Needs.Prometheus)]
    public async Task Every_format_gives_the_same_series_and_values()
    {
        IReadOnlyList<string> text = await SeriesAsync(ScrapedFormats.Text);
        Assert.Equal(text, await SeriesAsync(ScrapedFormats.OpenMetrics));
        Assert.Equal(text, await SeriesAsync(ScrapedFormats.Protobuf));
        Assert.True(text.Count > 20, string.Join('\n', text));
        Assert.Contains(text, series => series.Contains("le=\"1e+06\"", StringComparison.Ordinal) || series.Contains("le=\"1.048576e+06\"", StringComparison.Ordinal));
        Assert.Contains("__name__=\"jobs_done\" 9007199254740991", text);
    }

    [FactNeeds(Needs.Prometheus)]
    public async Task A_native_histogram_counts_what_its_classic_buckets_count()
    {
        foreach (string name in (string[])["both_seconds", "alone_seconds"])
        {
            double count = await scraped.NumberAsync($"{name}_count{{job=\"text\"}}");
            Assert.Equal(count, await scraped.NumberAsync($"histogram_count({name}{{job=\"protobuf\"}})"));
            Assert.Equal(
                await scraped.NumberAsync($"{name}_sum{{job=\"text\"}}"),
                await scraped.NumberAsync($"histogram_sum({name}{{job=\"protobuf\"}})"));
        }

        Assert.Equal(1_002, await scraped.NumberAsync("histogram_count(alone_seconds)"));
    }

    [FactNeeds(Needs.Prometheus)]
    public async Task Quantiles_of_a_native_histogram_are_as_exact_as_its_factor()
    {
        foreach (double quantile in (double[])[0.01, 0.1, 0.5, 0.9, 0.99, 1])
        {
            double answer = await scraped.NumberAsync(FormattableString.Invariant($"histogram_quantile({quantile}, both_seconds{{job=\"protobuf\"}})"));
            Assert.InRange(answer, quantile * 10 / 1.1, quantile * 10 * 1.1);
        }

        Assert.InRange(await scraped.NumberAsync("histogram_fraction(0, 5, both_seconds{job=\"protobuf\"})"), 0.48, 0.52);
        Assert.InRange(await scraped.NumberAsync("histogram_quantile(0, alone_seconds{job=\"protobuf\"})"), -3.3, -2.7);
    }

    [FactNeeds(Needs.Prometheus)]
    public async Task Exemplars_can_be_queried_in_the_formats_that_have_them()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Assert.Equal([ScrapedFormats.OpenMetrics, ScrapedFormats.Protobuf], await JobsWithExemplarAsync("orders_total", "trace_id", Trace));
        Assert.Equal(
            [ScrapedFormats.OpenMetrics, ScrapedFormats.Protobuf],
            await JobsWithExemplarAsync("{__name__=~\"both_seconds(_bucket)?\"}", "trace_id", "500"));
    }

    [FactNeeds(Needs.Prometheus)]
    public async Task Types_are_those_of_the_declarations()
    {
        IReadOnlyDictionary<string, string> types = await scraped.Prometheus.TypesAsync(ScrapedFormats.Protobuf);
        Assert.Equal(("counter", "counter", "gauge", "histogram"), (types["orders_total"], types["jobs_done"], types["numbers"], types["both_seconds"]));
    }

    // Without what Prometheus itself adds, and without native histograms, which have one series in protobuf and many in text.
    private async Task<IReadOnlyList<string>> SeriesAsync(string job)
    {
        JsonArray all = await scraped.AnswersAsync(
            $"{{job=\"{job}\",__name__!~\"up|scrape_.*|(both|alone)_.*\"}}", result => result.Count > 0);
        return all
            .Select(series => string.Join(',', ((JsonObject)series!["metric"]!)
                .Where(label => label.Key is not ("job" or "instance"))
                .OrderBy(label => label.Key, StringComparer.Ordinal)
                .Select(label => $"{label.Key}=\"{label.Value}\"")) + $" {series["value"]![1]}")
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private async Task<IEnumerable<string>> JobsWithExemplarAsync(string selector, string label, string value)
    {
        JsonArray all = await scraped.Prometheus.ExemplarsAsync(selector);
        return all
            .Where(series => ((JsonArray)series!["exemplars"]!).Any(exemplar => (string?)exemplar!["labels"]![label] == value))
            .Select(series => (string)series!["seriesLabels"]!["job"]!)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
