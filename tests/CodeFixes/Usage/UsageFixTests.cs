using MetricsKit.Testing;

namespace MetricsKit.CodeFixes.Tests.Usage;

public sealed class UsageFixTests
{
    private static string Code(string body) => $$"""
        using System.Diagnostics;

        [MetricSet]
        public static partial class Shop
        {
            /// <summary>Duration of jobs.</summary>
            [Histogram("job_duration_seconds")] public static partial Histogram Duration();
            /// <summary>Duration of steps.</summary>
            [Histogram("step_duration_ms")] public static partial Histogram StepMs();
            /// <summary>Jobs.</summary>
            [Gauge("jobs")] public static partial Gauge Jobs { get; }
            /// <summary>Failures.</summary>
            [Counter("failures_total")] public static partial MeterCounter Failures();
            /// <summary>Requests.</summary>
            [Counter("requests_total")] public static partial Counter Requests([Label(MaxValues = 5)] string route, [Label(MaxValues = 6)] string country);
        }

        public class Worker
        {
            private readonly System.Diagnostics.Metrics.UpDownCounter<int> _active = null!;
            private static void Work(int n = 0) { }
            private static Task WorkAsync() => Task.CompletedTask;

            {{body}}
        }
        """;

    [Theory]
    [InlineData("Shop.Duration().Observe(watch.ElapsedMilliseconds);", "Shop.Duration().Observe(watch.Elapsed.TotalSeconds);")]
    [InlineData("Shop.Duration().Observe(watch.Elapsed.TotalMilliseconds);", "Shop.Duration().Observe(watch.Elapsed.TotalSeconds);")]
    [InlineData("Shop.StepMs().Observe((watch.Elapsed.TotalSeconds));", "Shop.StepMs().Observe((watch.Elapsed.TotalMilliseconds));")]
    public Task A_time_is_taken_in_the_metrics_unit(string before, string after) => Fix.GivesAsync(
        new ConvertTimeFix(), Code($"void M(Stopwatch watch) {{ {before} }}"), Code($"void M(Stopwatch watch) {{ {after} }}"));

    [Theory]
    [InlineData("long took = watch.ElapsedMilliseconds; Shop.Duration().Observe(took);")]
    [InlineData("Shop.Duration().Observe((long)watch.Elapsed.TotalMilliseconds);")]
    [InlineData("Shop.Duration().Observe(watch.Elapsed.TotalSeconds * 1000);")]
    public async Task Other_conversions_are_left_to_the_author(string body) =>
        Assert.Null(await Fix.ApplyAsync(new ConvertTimeFix(), TestProject.Of(Code($"void M(Stopwatch watch) {{ {body} }}"))));

    [Fact]
    public Task Arguments_are_swapped() => Fix.GivesAsync(
        new SwapLabelsFix(),
        Code("void M(string route, string country) => Shop.Requests(/* a */ country, route).Inc();"),
        Code("void M(string route, string country) => Shop.Requests(/* a */ route, country).Inc();"));

    [Theory]
    [InlineData("async Task M() => await Shop.Failures().CountExceptions(async () => await WorkAsync());", "async Task M() => await Shop.Failures().CountExceptionsAsync(async () => await WorkAsync());")]
    [InlineData("Task M() => Shop.Failures().CountExceptions(WorkAsync);", "Task M() => Shop.Failures().CountExceptionsAsync(WorkAsync);")]
    public Task Exceptions_are_counted_until_the_task_is_done(string before, string after) => Fix.GivesAsync(new CountExceptionsFix(), Code(before), Code(after));

    [Theory]
    [InlineData("async Task M() { await Shop.Failures().CountExceptions(async ValueTask () => await WorkAsync()); }")]
    [InlineData("void M() { Shop.Failures().CountExceptions(() => WorkAsync()); }")]
    [InlineData("Task M() { using (Shop.Duration().NewTimer()) { return WorkAsync(); } }")]
    public async Task What_nobody_awaits_is_left_to_the_author(string body) =>
        Assert.Null(await Fix.ApplyAsync(new CountExceptionsFix(), TestProject.Of(Code(body))));

    [Fact]
    public Task A_timer_is_held() => Fix.GivesAsync(
        new UsingTimerFix(),
        Code("void M() { var timer = Shop.Duration().NewTimer(); Work(); }"),
        Code("void M() { using var timer = Shop.Duration().NewTimer(); Work(); }"));

    [Theory]
    [InlineData("void M() { Shop.Duration().NewTimer(); Work(); }")]
    [InlineData("void M() { MetricTimer timer; timer = Shop.Duration().NewTimer(); Work(); }")]
    [InlineData("void M() { var tracker = Shop.Jobs.TrackInProgress(); Work(); tracker.Dispose(); }")]
    public async Task A_timer_without_a_scope_of_its_own_is_left_to_the_author(string body) =>
        Assert.Null(await Fix.ApplyAsync(new UsingTimerFix(), TestProject.Of(Code(body))));

    [Fact]
    public Task Work_moves_into_a_using() => Fix.GivesAsync(
        new TrackInProgressFix(),
        Code("""
            void M()
                {
                    Work();
                    Shop.Jobs.Inc(); // up

                    Work(
                        1);
                    int n = 2; Work(n);
                    // down
                    Shop.Jobs.Dec();
                    Work();
                }
            """),
        Code("""
            void M()
                {
                    Work();
                    using (Shop.Jobs.TrackInProgress())
                    { // up

                        Work(
                            1);
                        int n = 2; Work(n);
                        // down
                    }
                    Work();
                }
            """));

    [Theory]
    [InlineData("void M() { Shop.Jobs.Inc(); Work(); Shop.Jobs.Dec(); }", "void M() { using (Shop.Jobs.TrackInProgress()) { Work(); } }")]
    [InlineData("void M() { Shop.Jobs.Inc(2); Work(); Shop.Jobs.Dec(2); }", "void M() { Shop.Jobs.Inc(2); try { Work(); } finally { Shop.Jobs.Dec(2); } }")]
    [InlineData("void M() { _active.Add(1); Work(); _active.Add(-1); }", "void M() { _active.Add(1); try { Work(); } finally { _active.Add(-1); } }")]
    public Task One_line_stays_one(string before, string after) => Fix.GivesAsync(new TrackInProgressFix(), Code(before), Code(after));

    [Fact]
    public Task What_has_no_tracker_gets_a_finally() => Fix.GivesAsync(
        new TrackInProgressFix(),
        Code("""
            async Task M()
                {
                    _active.Add(1);
                    await WorkAsync();
                    _active.Add(-1);
                }
            """),
        Code("""
            async Task M()
                {
                    _active.Add(1);
                    try
                    {
                        await WorkAsync();
                    }
                    finally
                    {
                        _active.Add(-1);
                    }
                }
            """));

    [Theory]
    [InlineData("int M() { Shop.Jobs.Inc(); int n = int.Parse(\"1\"); Work(n); Shop.Jobs.Dec(); return n; }")]
    [InlineData("void M() { Shop.Jobs.Inc(); using var s = new MemoryStream(); Work(); Shop.Jobs.Dec(); }")]
    [InlineData("void M(bool b) { Shop.Jobs.Inc(); Work(); if (b) { Shop.Jobs.Dec(); } else { Shop.Jobs.Dec(); } }")]
    [InlineData("void M() { Shop.Jobs.Inc(); try { Work(); } catch (IOException) { } Shop.Jobs.Dec(); Console.WriteLine(\"\"\"\n    a\n    \"\"\"); }", true)]
    public async Task What_cannot_move_is_left_to_the_author(string body, bool moves = false) =>
        Assert.Equal(moves, await Fix.ApplyAsync(new TrackInProgressFix(), TestProject.Of(Code(body))) is not null);

    [Fact]
    public void Ids_are_those_of_the_rules() => Assert.Equal(
        ["MK3007", "MK6002", "MK6003", "MK6004", "MK6005"],
        new TextFix[] { new SwapLabelsFix(), new UsingTimerFix(), new ConvertTimeFix(), new CountExceptionsFix(), new TrackInProgressFix() }.Select(f => f.FixableDiagnosticIds.Single()));
}
