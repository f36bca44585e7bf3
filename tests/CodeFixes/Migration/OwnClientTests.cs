namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>Counted by Metrics.Kit, series have its types wherever they are kept.</summary>
public sealed class OwnClientTests
{
    [Fact]
    public async Task What_keeps_a_series_is_retyped()
    {
        const string Before = """
            using Prometheus;

            public static class M
            {
                internal static readonly Counter Orders = Metrics.CreateCounter("orders_total", "Orders.", "kind");
                internal static readonly Gauge Open = Metrics.CreateGauge("open", "Open.");
                internal static readonly Histogram Duration = Metrics.CreateHistogram("duration_seconds", "Duration.", new HistogramConfiguration { Buckets = [1] });
            }

            public sealed class Service
            {
                private readonly Counter.Child _paid = M.Orders.WithLabels("paid");
                private readonly ICounter? _failed;
                private static IGauge Open => M.Open;

                public Service() => _failed = M.Orders.WithLabels("failed");

                public void Go(Action action)
                {
                    _paid.Inc();
                    _failed?.Inc(2);
                    ICounter local = M.Orders.WithLabels("local");
                    local.IncTo(3);
                    var inferred = M.Orders.WithLabels("inferred");
                    inferred.CountExceptions(action);
                    ITimer timer = M.Duration.NewTimer();
                    timer.ObserveDuration();
                    using (M.Open.TrackInProgress()) { }
                    using IDisposable other = M.Duration.NewTimer();
                    M.Duration.Observe(1.5);
                    M.Open.SetToCurrentTimeUtc();
                    Open.Set(M.Orders.WithLabels("paid").Value);
                    M.Orders.WithLabels("seen");
                }
            }
            """;
        Assert.Equal(
            """
            using Prometheus;

            [MetricsKit.MetricSet]
            public static partial class M
            {
                /// <summary>Orders.</summary>
                [MetricsKit.Counter("orders_total")]
                internal static partial MetricsKit.Counter Orders([MetricsKit.LabelValues("failed", "inferred", "local", "paid", "seen")] string kind);
                /// <summary>Open.</summary>
                [MetricsKit.Gauge("open")]
                internal static partial MetricsKit.Gauge Open { get; }
                /// <summary>Duration.</summary>
                [MetricsKit.Histogram("duration_seconds", Buckets = [1])]
                internal static partial MetricsKit.Histogram Duration { get; }
            }

            public sealed class Service
            {
                private readonly MetricsKit.Counter _paid = M.Orders("paid");
                private readonly MetricsKit.Counter? _failed;
                private static MetricsKit.Gauge Open => M.Open;

                public Service() => _failed = M.Orders("failed");

                public void Go(Action action)
                {
                    _paid.Inc();
                    _failed?.Inc(2);
                    MetricsKit.Counter local = M.Orders("local");
                    local.IncTo(3);
                    var inferred = M.Orders("inferred");
                    inferred.CountExceptions(action);
                    MetricsKit.MetricTimer timer = M.Duration.NewTimer();
                    timer.ObserveDuration();
                    using (M.Open.TrackInProgress()) { }
                    using IDisposable other = M.Duration.NewTimer();
                    M.Duration.Observe(1.5);
                    M.Open.SetToCurrentTimeUtc();
                    Open.Set(M.Orders("paid").Value);
                    M.Orders("seen");
                }
            }
            """,
            await Migrate.FileAsync(Before, MigrationClient.MetricsKit));
    }
}
