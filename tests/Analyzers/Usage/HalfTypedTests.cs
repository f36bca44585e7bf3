using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Usage;

/// <summary>Code while somebody types it, types that are missing, bodies of any length: a message or none, never an exception.</summary>
public sealed class HalfTypedTests
{
    private static readonly string Whole = UsageSource.Worker("""
        static readonly Prometheus.Histogram Took = Prometheus.Metrics.CreateHistogram("took_seconds", "Took.", "kind");
        const int Step = -1;
        Prometheus.Counter Again => Prometheus.Metrics.CreateCounter("again_total", "Again.");

        async Task M(bool up, Stopwatch watch)
        {
            _hits.Add(up ? 1 : Step);
            var tracker = _gauge?.TrackInProgress();
            _active.Add(1, new KeyValuePair<string, object?>("a", 1));
            double elapsed = watch.ElapsedMilliseconds;
            void Finish(double ms) => Took.WithLabels("a").Observe(ms / (Stopwatch.Frequency / 1000));
            try { await WorkAsync(); Finish(elapsed); } catch (Exception e) when (e is IOException) { tracker?.Dispose(); throw; }
            _active.Add(-1, new KeyValuePair<string, object?>("a", 1));
            while (up) { new System.Diagnostics.Metrics.Meter("m").CreateCounter<int>("c").Add(-1); }
            using (Took.NewTimer()) { await _counter.CountExceptions(async () => await WorkAsync()); }
        }
        """);

    [Fact]
    public async Task Code_that_ends_anywhere_is_looked_at()
    {
        for (int length = Whole.IndexOf("static readonly Prometheus", StringComparison.Ordinal); length < Whole.Length; length += 23)
        {
            await Verify.AnalyzeAsync(PrometheusNetSurface.WithAspNetCore(Whole[..length]));
        }
    }

    [Theory]
    [InlineData("Missing.Counter")]
    [InlineData("")]
    [InlineData("dynamic")]
    [InlineData("List<")]
    public async Task Types_that_are_missing_are_looked_at(string type)
    {
        string source = Whole.Replace("Prometheus.Gauge", type, StringComparison.Ordinal).Replace("Prometheus.ICounter", type, StringComparison.Ordinal);

        await Verify.AnalyzeAsync(PrometheusNetSurface.WithAspNetCore(source));
    }

    [Theory]
    [InlineData("void A(double x) => B(x); void B(double x) { A(x); _histogram.Observe(x); }")]
    [InlineData("void A(double elapsed) { A(elapsed); double again = elapsed; again = again; Took.Observe(again); }")]
    [InlineData("double Again => Again; void A() => Took.Observe(Again);")]
    [InlineData("void A() { double a = b, b = a; Took.Observe(a); _hits.Add((long)-a); }")]
    public async Task Circles_end(string members) => await Verify.AnalyzeAsync(PrometheusNetSurface.WithAspNetCore(UsageSource.Worker(
        "static readonly Prometheus.Histogram Took = Prometheus.Metrics.CreateHistogram(\"took_seconds\", \"Took.\");" + members)));

    [Fact]
    public async Task A_body_of_thousands_of_calls_is_followed_to_its_end()
    {
        string body = string.Concat(Enumerable.Range(0, 1000).Select(i =>
            $"var t{i} = watch.ElapsedMilliseconds; Took.Observe(t{i}); _gauge.Inc({i}); Work(); _gauge.Dec({i});\n"));
        string members = "static readonly Prometheus.Histogram Took = Prometheus.Metrics.CreateHistogram(\"took_seconds\", \"Took.\"); void M(Stopwatch watch) {\n" + body + "}";

        IEnumerable<Diagnostic> reported = await Verify.AnalyzeAsync(PrometheusNetSurface.WithAspNetCore(UsageSource.Worker(members)));

        Assert.Equal(1000, reported.Count(d => d.Id == "MK6003"));
        Assert.Equal(1000, reported.Count(d => d.Id == "MK6005"));
    }
}
