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
    [InlineData("public void M(double elapsedMs) => Seconds.Observe({|MK6003:elapsedMs|});")]
    [InlineData("public void M(long duration_milliseconds) => Seconds.Observe({|MK6003:duration_milliseconds|});")]
    [InlineData("public double TookMs { get; set; } void M() => Seconds.Observe({|MK6003:TookMs|});")]
    [InlineData("public void M(double waitSeconds) => Millis.Observe({|MK6003:waitSeconds|});")]
    [InlineData("public void M(double waitSeconds) { var m = Prometheus.Metrics.CreateHistogram(\"wait_ms\", \"Waits.\"); m.Observe({|MK6003:waitSeconds|}); }")]
    [InlineData("double _took; void M() => _took = _watch.ElapsedMilliseconds; void N() => Seconds.Observe({|MK6003:_took|});")]
    [InlineData("double Took { get; set; } void M() => this.Took = 2; double Now => _watch.ElapsedMilliseconds; void N() => Seconds.Observe({|MK6003:Now|});")]
    [InlineData("double _sum; void M() { _sum += _watch.ElapsedMilliseconds; Busy.IncTo({|MK6003:_sum|}); }")]
    [InlineData("double Took() => _watch.Elapsed.TotalMilliseconds; void M() => Seconds.Observe({|MK6003:Took()|});")]
    [InlineData("double Took(bool b) { if (b) return 0; return Math.Max(0, _watch.ElapsedMilliseconds); } void M() { var t = Took(true); Seconds.Observe({|MK6003:t|}); }")]
    [InlineData("async Task<double> TookAsync() { await WorkAsync(); return _watch.ElapsedMilliseconds; } async Task M() => Seconds.Observe({|MK6003:await TookAsync().ConfigureAwait(false)|});")]
    [InlineData("(int Count, double Took) Run() => (1, _watch.ElapsedMilliseconds); void M() { var (n, took) = Run(); Seconds.Observe({|MK6003:took|}); }")]
    [InlineData("(int Count, double Took) Run() => (1, _watch.ElapsedMilliseconds); void M() { var run = Run(); Seconds.Observe({|MK6003:run.Took|}); }")]
    [InlineData("void Stop(out double took) => took = _watch.ElapsedMilliseconds; void M() { Stop(out var took); Seconds.Observe({|MK6003:took|}); }")]
    [InlineData("double Same(double x) => x; void M() => Seconds.Observe({|MK6003:Same(_watch.ElapsedMilliseconds)|});")]
    [InlineData("void M() { var took = _watch.ElapsedMilliseconds; Action a = () => Seconds.Observe({|MK6003:took|}); a(); }")]
    [InlineData("void M() { double took = _watch.Elapsed.TotalSeconds; took *= 1000; Seconds.Observe({|MK6003:took|}); }")]
    [InlineData("void M() { long start = Environment.TickCount64; Work(); long took = Environment.TickCount64 - start; Seconds.Observe({|MK6003:took|}); }")]
    [InlineData("void M() { var span = TimeSpan.FromSeconds(_watch.ElapsedMilliseconds); Seconds.Observe({|MK6003:span.TotalSeconds|}); }")]
    [InlineData("static readonly double ToMs = 1000.0 / Stopwatch.Frequency; void M() => Seconds.Observe({|MK6003:(Stopwatch.GetTimestamp() - _started) * ToMs|});")]
    [InlineData("void M(object o) { if (o is Stopwatch { ElapsedMilliseconds: var took }) Seconds.Observe({|MK6003:took|}); }")]
    [InlineData("void M() { double took = _watch.Elapsed.TotalSeconds; Work(); took = _watch.ElapsedMilliseconds; Seconds.Observe({|MK6003:took|}); }")]
    [InlineData("void M(Stopwatch? w) => Seconds.Observe({|MK6003:w?.ElapsedMilliseconds ?? 0|});")]
    [InlineData("void M() => Seconds.Observe({|MK6003:(double)(decimal)_watch.Elapsed.TotalMilliseconds|});")]
    [InlineData("void M() { double took = 0; while (took < 5) took += _watch.ElapsedMilliseconds; Seconds.Observe({|MK6003:took|}); }")]
    public Task The_value_is_followed_to_where_it_was_measured(string members) => UsageSource.VerifyAsync("MK6003", Code(members));

    [Theory]
    [InlineData("void M() => Finish({|MK6003:_watch.ElapsedMilliseconds|}); void Finish(double elapsed) => Seconds.Observe(elapsed);")]
    [InlineData("void M() { Finish({|MK6003:_watch.ElapsedMilliseconds|}); void Finish(double elapsed) => Seconds.Observe(elapsed); }")]
    [InlineData("void M() => Finish({|MK6003:_watch.ElapsedMilliseconds|}); void N() => Finish(_watch.Elapsed.TotalSeconds); void Finish(double elapsed) => Seconds.Observe(elapsed);")]
    [InlineData("void M() => Finish({|MK6003:_watch.ElapsedMilliseconds|}); void Finish(double elapsedMs) => Seconds.Observe(elapsedMs);")]
    [InlineData("void M() => Finish({|MK6003:_watch.Elapsed.TotalSeconds|}); public void Finish(double ms) => Seconds.Observe(ms / 1000);")]
    [InlineData("void M() => Finish({|MK6003:_watch.Elapsed.TotalSeconds|}); public void Finish(double x) => Seconds.Observe(TimeSpan.FromMilliseconds(x).TotalSeconds);")]
    [InlineData("void M() => Held.Finish(1, took: {|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M() => Held.Deep({|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M() => _watch.ElapsedMilliseconds.Observed(); void N() => ({|MK6003:(double)_watch.ElapsedMilliseconds|}).ObservedSeconds();")]
    [InlineData("void M(IHeld held) => held.Took({|MK6003:_watch.ElapsedMilliseconds|});")]
    [InlineData("void M(double durationMs) => Held.Finish(1, {|MK6003:durationMs|});")]
    [InlineData("void M(double took) => Again(took); void Again(double took) => Seconds.Observe(took); void N() => M({|MK6003:_watch.ElapsedMilliseconds|});")]
    public Task A_caller_that_brings_another_unit_is_marked(string members) => UsageSource.VerifyAsync("MK6003", UsageSource.Worker(Created + members, """
        public interface IHeld { void Took(double took); }
        public static class Held
        {
            private static readonly Prometheus.Histogram Took = Prometheus.Metrics.CreateHistogram("took_seconds", "Took.");
            public static void Finish(int n, double took) => Took.Observe(took);
            public static void Deep(double took) { Finish(2, took); }
            public static void Observed(this long took) => Took.Observe(took / 1e3);
            public static void ObservedSeconds(this double took) => Took.Observe(took);
            private sealed class Own : IHeld { void IHeld.Took(double took) => Held.Took.Observe(took); }
            private sealed class Other : IHeld { public void Took(double took) => Finish(1, took); }
        }
        """));

    [Theory]
    [InlineData("void M() => StepsMs.{|MK6003:NewTimer|}();")]
    [InlineData("void M() { using var t = Millis.{|MK6003:NewTimer|}(); Work(); }")]
    [InlineData("void M() { using var t = Shop.StepMs().{|MK6003:NewTimer|}(); Work(); }")]
    [InlineData("void M() => RunMs.{|MK6003:SetToCurrentTimeUtc|}();")]
    [InlineData("void M() => Shop.StepMs().Observe({|MK6003:_watch.Elapsed|});")]
    [InlineData("void M() { using var a = Seconds.NewTimer(); using var b = Shop.Duration().NewTimer(); using var c = Sizes.NewTimer(); Last.SetToCurrentTimeUtc(); }")]
    public Task What_measures_by_itself_counts_seconds(string members) => UsageSource.VerifyAsync("MK6003", Code("""
        private static readonly Prometheus.Histogram StepsMs = Prometheus.Metrics.CreateHistogram("steps_milliseconds", "Steps.");
        private static readonly Prometheus.Gauge RunMs = Prometheus.Metrics.CreateGauge("run_ms", "Runs.");

        """ + members));

    [Theory]
    [InlineData("void M(FileInfo f) => Sizes.Observe({|MK6003:f.Length / 1024|});")]
    [InlineData("void M(long total) => Sizes.Observe({|MK6003:total / 1024.0 / 1024|});")]
    [InlineData("const int Kb = 1024; void M(int[] a) { var kb = Sum(a) / Kb; Sizes.Observe({|MK6003:kb|}); } static long Sum(int[] a) => a.Sum(x => (long)x);")]
    [InlineData("void M(double sizeMb) => Heap.Record({|MK6003:sizeMb|});")]
    [InlineData("void M() => Sizes.Observe({|MK6003:GC.GetTotalMemory(false) / (1024 * 1024)|});")]
    [InlineData("void M(FileInfo f) => Save({|MK6003:f.Length >> 0 == 0 ? f.Length / 1024 : f.Length / 1024|}); void Save(double size) => Sizes.Observe(size);")]
    [InlineData("void M(FileInfo f) => Kilos.Observe({|MK6003:f.Length|});")]
    [InlineData("void M(FileInfo f, long sizeBytes, double mb, long kb) { Sizes.Observe(f.Length); Sizes.Observe(sizeBytes); Sizes.Observe(mb); Sizes.Observe(kb * 1024); Kilos.Observe(f.Length / 1024.0); Sizes.Observe(f.Length / 8); }")]
    [InlineData("void M(FileInfo f) => Save(f.Length / 1024); void Save(double sizeKb) => Sizes.Observe(sizeKb * 1024);")]
    public Task Sizes_are_read_the_same_way(string members) => UsageSource.VerifyAsync("MK6003", Code("""
        private static readonly Prometheus.Histogram Kilos = Prometheus.Metrics.CreateHistogram("size_kilobytes", "Sizes.");
        private static readonly System.Diagnostics.Metrics.Histogram<double> Heap = Own.CreateHistogram<double>("heap", unit: "By");

        """ + members));

    [Theory]
    [InlineData("void M() => Shop.Duration().Observe(_watch.Elapsed);")]
    [InlineData("void M() { double took = _watch.ElapsedMilliseconds; Work(); took = _watch.Elapsed.TotalSeconds; Seconds.Observe(took); }")]
    [InlineData("void M() => Finish(_watch.Elapsed.TotalSeconds); void Finish(double elapsedMs) => Seconds.Observe(elapsedMs);")]
    [InlineData("void M() => Finish(_watch.ElapsedMilliseconds); void Finish(double x) => Seconds.Observe(x / 1000);")]
    [InlineData("void M() => Finish(_watch.ElapsedMilliseconds); void Finish(double x) { Millis.Observe(x); Seconds.Observe(x); }")]
    [InlineData("double _took; void M() { _took = _watch.ElapsedMilliseconds; _took /= 1000; Seconds.Observe(_took); }")]
    [InlineData("double _took; void M() { _took = _watch.ElapsedMilliseconds; Scale(ref _took); Seconds.Observe(_took); } static void Scale(ref double x) => x /= 1000;")]
    [InlineData("public double Took; void M() { Took = _watch.ElapsedMilliseconds; Seconds.Observe(Took); }")]
    [InlineData("void M() { double took = _watch.ElapsedMilliseconds; while (took > 1000) took /= 1000; Seconds.Observe(took); }")]
    [InlineData("double Took(bool b) => b ? _watch.ElapsedMilliseconds : _watch.Elapsed.TotalSeconds; void M() => Seconds.Observe(Took(true));")]
    [InlineData("static readonly double ToSeconds = 1.0 / Stopwatch.Frequency; void M() => Seconds.Observe((Stopwatch.GetTimestamp() - _started) * ToSeconds);")]
    [InlineData("void M(Func<double> read) { _watch.Stop(); Seconds.Observe(read()); }")]
    [InlineData("void M() => Seconds.Observe(TimeSpan.FromMilliseconds(_watch.ElapsedMilliseconds).TotalSeconds);")]
    [InlineData("double A(double x) => B(x); double B(double x) => A(x); void M() => Seconds.Observe(A(_watch.ElapsedMilliseconds));")]
    [InlineData("void A(double x) { B(x); Seconds.Observe(x); } void B(double x) => A(x / 1000); void M() => A(_watch.Elapsed.TotalSeconds);")]
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
    [InlineData("void M() => Finish({|MK6003:_watch.ElapsedMilliseconds|}); void Finish(double x) => Seconds.Observe(x);", "'task_duration_seconds' is in seconds, and '_watch.ElapsedMilliseconds', recorded by 'Finish', is in milliseconds; use 'Elapsed.TotalSeconds'")]
    [InlineData("void M() => Finish({|MK6003:_watch.Elapsed.TotalSeconds|}); void Finish(double x) => Seconds.Observe(x / 1000);", "'task_duration_seconds' is in seconds, which 'Finish' makes of milliseconds, and '_watch.Elapsed.TotalSeconds' is in seconds; use 'TotalMilliseconds'")]
    [InlineData("void M() { using (Millis.{|MK6003:NewTimer|}()) { } }", "'task_duration_milliseconds' is in milliseconds, and what 'NewTimer' records is in seconds; declare the metric in seconds, or record milliseconds yourself")]
    [InlineData("void M() => Shop.StepMs().Observe({|MK6003:_watch.Elapsed|});", "'step_duration_ms' is in milliseconds, and '_watch.Elapsed' is in seconds, as each TimeSpan is recorded; give it its 'TotalMilliseconds'")]
    [InlineData("void M(long size) => Sizes.Observe({|MK6003:size / 1024|});", "'size_bytes' is in bytes, and 'size / 1024' is in kilobytes; give it bytes")]
    [InlineData("public void M(double waitSeconds) => InMs.Record({|MK6003:waitSeconds|});", "'http.duration.short' is in milliseconds, and 'waitSeconds' is in seconds; give it milliseconds")]
    public async Task The_message_says_both_units_and_where_the_value_came_from(string members, string message)
    {
        Diagnostic diagnostic = Assert.Single(await UsageSource.VerifyAsync("MK6003", Code(members)));

        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(message.Contains("from '", StringComparison.Ordinal) || message.Contains("'Finish'", StringComparison.Ordinal) ? 1 : 0, diagnostic.AdditionalLocations.Count);
    }

    [Fact]
    public Task A_unit_stated_in_another_file_is_found() => UsageSource.VerifyAsync("MK6003", UsageSource.Worker(
        "void M(Stopwatch watch) => Held.Took.WithLabels(\"a\").Observe({|MK6003:watch.ElapsedMilliseconds|});",
        "public static class Held { public static Prometheus.Histogram Took { get; } = Prometheus.Metrics.CreateHistogram(\"took_seconds\", \"Took.\", new[] { \"kind\" }); }"));
}
