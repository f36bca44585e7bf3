using System.Globalization;
using MetricsKit.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK6003ValueInOtherUnitTests
{
    private static readonly string Created = """
            private static readonly System.Diagnostics.Metrics.Meter Own = new("Shop");
            private static readonly Prometheus.Histogram Seconds = Prometheus.Metrics.CreateHistogram("task_duration_seconds", "Tasks.", "kind");
            private static readonly Prometheus.Summary Millis = Prometheus.Metrics.CreateSummary("task_duration_milliseconds", "Tasks.");
            private static readonly Prometheus.Gauge Last = Prometheus.Metrics.CreateGauge("last_run_timestamp_seconds", "Last run.");
            private static readonly Prometheus.Counter Busy = Prometheus.Metrics.CreateCounter("busy_seconds_total", "Busy.");
            private static readonly Prometheus.Histogram Sizes = Prometheus.Metrics.CreateHistogram("size_bytes", "Sizes.");
            private static readonly System.Diagnostics.Metrics.Histogram<double> InSeconds = Own.CreateHistogram<double>("http.duration", unit: "s");
            private static readonly System.Diagnostics.Metrics.Histogram<double> InMs = Own.CreateHistogram<double>("http.duration.short", "ms");
            private static readonly System.Diagnostics.Metrics.Histogram<long> NamedMs = Own.CreateHistogram<long>("queue-wait-ms");
            private readonly Stopwatch _watch = Stopwatch.StartNew();
            private long _started;
            private static readonly MetricsKit.Histogram Kept = Shop.Duration();

        """;

    private static string Code(string members) => UsageSource.Worker(Created + members);

    [Theory]
    [InlineData("void M() => Shop.Duration().Observe({|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M() => Kept.Observe({|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M() => Shop.Duration().Observe({|MK6003:_watch.Elapsed.TotalMilliseconds|});")]
    [InlineData("void M() => Shop.StepMs().Observe({|MK6003:_watch.Elapsed.TotalSeconds|});")]
    [InlineData("void M() => Seconds.WithLabels(\"a\").Observe({|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M() => Seconds.WithLabels(\"a\").Observe({|MK6003:(double)_watch.ElapsedTicks|});")]
    [InlineData("void M() => Seconds.WithLabels(\"a\").Observe({|MK6003:_watch.Elapsed.Ticks|});")]
    [InlineData("void M() => Seconds.WithLabels(\"a\").Observe({|MK6003:_watch.Elapsed.TotalMinutes|});")]
    [InlineData("void M() => Millis.Observe({|MK6003:_watch.Elapsed.TotalSeconds|});")]
    [InlineData("void M() => Busy.Inc({|MK6003:_watch.Elapsed.TotalMilliseconds|});")]
    [InlineData("void M() => Last.Set({|MK6003:DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()|});")]
    [InlineData("void M() => InSeconds.Record({|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M() => InMs.Record({|MK6003:_watch.Elapsed.TotalSeconds|}, new KeyValuePair<string, object?>(\"a\", 1));")]
    [InlineData("void M() => NamedMs.Record({|MK6003:(long)_watch.Elapsed.TotalSeconds|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:Environment.TickCount64 - _started|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:(DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:(DateTime.UtcNow.Ticks - _started) / TimeSpan.TicksPerMillisecond|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:Math.Round(_watch.Elapsed.TotalMilliseconds, 2)|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:_watch.Elapsed.TotalSeconds * 1000|});")]
    [InlineData("void M() => Millis.Observe({|MK6003:_watch.ElapsedMilliseconds / 1000.0|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:Stopwatch.GetTimestamp() - _started|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:(Stopwatch.GetTimestamp() - _started) * 1000.0 / Stopwatch.Frequency|});")]
    [InlineData("void M() => Millis.Observe({|MK6003:(Stopwatch.GetTimestamp() - _started) / (double)Stopwatch.Frequency|});")]
    public Task A_value_in_another_unit_is_marked(string members) => UsageSource.VerifyAsync("MK6003", Code(members));

    [Theory]
    [InlineData("void M() { var elapsed = _watch.ElapsedMilliseconds; Seconds.Observe({|MK6003:elapsed|}); }")]
    [InlineData("void M(bool b) { double elapsed = _watch.ElapsedMilliseconds; if (b) elapsed = _watch.Elapsed.TotalMilliseconds; Seconds.Observe({|MK6003:elapsed|}); }")]
    [InlineData("void M(bool b) { double elapsed = 0; if (b) elapsed = _watch.Elapsed.TotalMilliseconds; Seconds.Observe({|MK6003:elapsed|}); }")]
    [InlineData("void M(bool b) => Seconds.Observe({|MK6003:b ? _watch.ElapsedMilliseconds : 0|});")]
    [InlineData("void M() => Finish(_watch.ElapsedMilliseconds); void Finish(double elapsed) => Seconds.Observe({|MK6003:elapsed|});")]
    [InlineData("void M() { Finish(_watch.ElapsedMilliseconds); void Finish(double elapsed) => Seconds.Observe({|MK6003:elapsed|}); }")]
    [InlineData("public void M(double elapsedMs) => Seconds.Observe({|MK6003:elapsedMs|});")]
    [InlineData("public void M(long duration_milliseconds) => Seconds.Observe({|MK6003:duration_milliseconds|});")]
    [InlineData("public double TookMs { get; set; } void M() => Seconds.Observe({|MK6003:TookMs|});")]
    [InlineData("public void M(double waitSeconds) => Millis.Observe({|MK6003:waitSeconds|});")]
    [InlineData("public void M(double waitSeconds) { var m = Prometheus.Metrics.CreateHistogram(\"wait_ms\", \"Waits.\"); m.Observe({|MK6003:waitSeconds|}); }")]
    public Task The_value_is_followed_to_where_it_was_measured(string members) => UsageSource.VerifyAsync("MK6003", Code(members));

    [Theory]
    [InlineData("void M() => Shop.Duration().Observe(_watch.Elapsed);")]
    [InlineData("void M() => Shop.Duration().Observe(_watch.Elapsed.TotalSeconds);")]
    [InlineData("void M() => Shop.StepMs().Observe(_watch.ElapsedMilliseconds);")]
    [InlineData("void M() => Seconds.Observe(_watch.ElapsedMilliseconds / 1000.0);")]
    [InlineData("void M() => Seconds.Observe(_watch.ElapsedMilliseconds * 0.001);")]
    [InlineData("void M() => Seconds.Observe(_watch.Elapsed.Ticks / (double)TimeSpan.TicksPerSecond);")]
    [InlineData("void M() => Seconds.Observe((Stopwatch.GetTimestamp() - _started) / (double)Stopwatch.Frequency);")]
    [InlineData("void M() => Millis.Observe((Stopwatch.GetTimestamp() - _started) * 1000.0 / Stopwatch.Frequency);")]
    [InlineData("void M() => Millis.Observe((Stopwatch.GetTimestamp() - _started) * (1000.0 / Stopwatch.Frequency));")]
    [InlineData("void M() => Millis.Observe((Stopwatch.GetTimestamp() - _started) / (Stopwatch.Frequency / 1000));")]
    [InlineData("void M() { double elapsed = _watch.ElapsedMilliseconds; elapsed /= 1000; Seconds.Observe(elapsed); }")]
    [InlineData("void M() { double elapsed = _watch.ElapsedMilliseconds; elapsed = elapsed / 1000; Seconds.Observe(elapsed); }")]
    [InlineData("void M(bool b) { double elapsed = _watch.ElapsedMilliseconds; if (b) elapsed = _watch.Elapsed.TotalSeconds; Seconds.Observe(elapsed); }")]
    [InlineData("void M() => Finish(_watch.ElapsedMilliseconds); void N() => Finish(_watch.Elapsed.TotalSeconds); void Finish(double elapsed) => Seconds.Observe(elapsed);")]
    [InlineData("public void M(double elapsed) => Seconds.Observe(elapsed);")]
    [InlineData("public void M(double requestsPerSecond) => Millis.Observe(requestsPerSecond);")]
    [InlineData("public void M(double items) => Seconds.Observe(items);")]
    [InlineData("public void M(double scale) => Seconds.Observe(_watch.ElapsedMilliseconds * scale);")]
    [InlineData("void M() { double ms = _watch.Elapsed.TotalSeconds; Seconds.Observe(ms); }")]
    [InlineData("void M() => Sizes.Observe(_watch.ElapsedMilliseconds);")]
    [InlineData("void M() => _histogram.Observe(_watch.ElapsedMilliseconds);")]
    [InlineData("void M() => Last.Set(DateTimeOffset.UtcNow.ToUnixTimeSeconds());")]
    [InlineData("void M() => InSeconds.Record(_watch.Elapsed.TotalSeconds);")]
    [InlineData("void M() => Seconds.Observe(5);")]
    public Task The_metrics_own_unit_and_what_cannot_be_told_are_left_alone(string members) => UsageSource.VerifyAsync("MK6003", Code(members));

    [Theory]
    [InlineData("void M() => Seconds.Observe({|MK6003:_watch.ElapsedMilliseconds|});", "'task_duration_seconds' is in seconds, and '_watch.ElapsedMilliseconds' is in milliseconds; use 'Elapsed.TotalSeconds'")]
    [InlineData("void M() { var took = _watch.Elapsed.TotalMilliseconds; Shop.Duration().Observe({|MK6003:took|}); }", "'job_duration_seconds' is in seconds, and 'took' is in milliseconds, from 'TotalMilliseconds'; give it seconds")]
    [InlineData("public void M(double waitSeconds) => InMs.Record({|MK6003:waitSeconds|});", "'http.duration.short' is in milliseconds, and 'waitSeconds' is in seconds; give it milliseconds")]
    public async Task The_message_says_both_units_and_where_the_value_came_from(string members, string message)
    {
        Diagnostic diagnostic = Assert.Single(await UsageSource.VerifyAsync("MK6003", Code(members)));

        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(message.Contains("from '", StringComparison.Ordinal) ? 1 : 0, diagnostic.AdditionalLocations.Count);
    }

    [Fact]
    public Task A_unit_stated_in_another_file_is_found() => UsageSource.VerifyAsync("MK6003", UsageSource.Worker(
        "void M(Stopwatch watch) => Held.Took.WithLabels(\"a\").Observe({|MK6003:watch.ElapsedMilliseconds|});",
        "public static class Held { public static Prometheus.Histogram Took { get; } = Prometheus.Metrics.CreateHistogram(\"took_seconds\", \"Took.\", new[] { \"kind\" }); }"));
}
