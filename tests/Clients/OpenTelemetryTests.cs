using MetricsKit.Clients.Tests.Support;

namespace MetricsKit.Clients.Tests;

/// <summary>Metrics of System.Diagnostics.Metrics, seen through OpenTelemetry's SDK.</summary>
public class OpenTelemetryTests
{
    private const string Meter = "Metrics.Kit.Clients.Tests";

    [Fact]
    public async Task Values_and_names_are_those_of_our_own_client_for_the_same_calls()
    {
        using var collector = new Collector(Meter);
        OwnMetrics.Orders(Status.Paid, true).Inc();
        MeterMetrics.Orders(Status.Paid, true).Inc();
        OwnMetrics.Orders(Status.Failed, null).Inc(2.5);
        MeterMetrics.Orders(Status.Failed, null).Inc(2.5);
        OwnMetrics.Orders((Status)9, false).Inc(3L);
        MeterMetrics.Orders((Status)9, false).Inc(3L);
        foreach (string peer in new[] { "a", "b", "c", "d", "e", "" })
        {
            OwnMetrics.Sent(peer).Inc(TimeSpan.FromSeconds(10));
            MeterMetrics.Sent(peer).Inc(TimeSpan.FromSeconds(10));
        }

        OwnMetrics.Waiting(1).Set(7);
        MeterMetrics.Waiting(1).Set(7);
        OwnMetrics.Waiting(2).Inc(4);
        MeterMetrics.Waiting(2).Inc(4);
        OwnMetrics.Waiting(2).Dec(1.5);
        MeterMetrics.Waiting(2).Dec(1.5);
        OwnMetrics.Used.IncTo(0.75);
        MeterMetrics.Used.IncTo(0.75);

        // A histogram's series is there from its first observation.
        foreach (Status status in Enum.GetValues<Status>())
        {
            foreach (double seconds in new[] { 0.05, 0.1, 0.3, 1, 9 })
            {
                OwnMetrics.Checkout(status).Observe(seconds);
                MeterMetrics.Checkout(status).Observe(seconds);
            }

            OwnMetrics.Checkout(status).Observe(TimeSpan.FromMilliseconds(250));
            MeterMetrics.Checkout(status).Observe(TimeSpan.FromMilliseconds(250));
        }

        List<string> own = await Own.SamplesAsync("own_");
        List<string> theirs = collector.Samples().Where(s => s.StartsWith("meter_", StringComparison.Ordinal)).Select(s => s["meter_".Length..]).ToList();
        Assert.NotEmpty(own);
        Assert.Equal(own, theirs);
    }

    [Fact]
    public void Declared_series_of_counters_and_gauges_are_there_before_they_are_used()
    {
        using var factory = new MeterFactory();
        using var collector = new Collector(Meter);
        var set = new PumpMetrics(factory, ["mail", "print"]);
        ((Families.IMetricSet)set).Initialize();
        Assert.Equal(
            ["pump_messages_in_progress 0", "pump_messages_total{queue=\"mail\"} 0", "pump_messages_total{queue=\"print\"} 0"],
            collector.Samples().Where(s => s.StartsWith("pump_", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_object_counts_on_the_meter_of_its_factory_until_that_is_disposed()
    {
        using var collector = new Collector(Meter);
        using (var factory = new MeterFactory())
        {
            // Two objects of one factory are one metric.
            new PumpMetrics(factory, ["mail"]).Messages("mail").Inc();
            new PumpMetrics(factory, ["mail"]).Messages("mail").Inc();
            Assert.Contains("pump_messages_total{queue=\"mail\"} 2", collector.Samples());
        }

        Assert.DoesNotContain("pump_messages_total{queue=\"mail\"} 2", collector.Samples().Concat(collector.Samples()));
    }

    [Fact]
    public void Instruments_have_units_and_descriptions_and_the_meter_its_assemblys_name_and_version()
    {
        using var collector = new Collector(Meter);
        SingleMetrics.CallDuration(true).Observe(1);
        collector.Samples();
        Assert.Contains(("meter_orders", "", "Orders, by status."), collector.Instruments);
        Assert.Contains(("meter_sent_bytes", "By", "Bytes sent."), collector.Instruments);
        Assert.Contains(("meter_cache_used_ratio", "1", "Share of the cache in use."), collector.Instruments);
        Assert.Contains(("single_call_duration_seconds", "s", "Duration of a call."), collector.Instruments);
        Assert.Equal([(Meter, typeof(MeterMetrics).Assembly.GetName().Version!.ToString(3))], collector.Meters);
    }

    [Fact]
    public void A_timer_records_and_a_tracker_counts_what_is_in_progress()
    {
        using var factory = new MeterFactory();
        var set = new PumpMetrics(factory, []);
        using (set.InProgress().TrackInProgress())
        {
            Assert.Equal(1, set.InProgress().Value);
        }

        Assert.Equal(0, set.InProgress().Value);
        using var collector = new Collector(Meter);
        using (SingleMetrics.Timed().NewTimer())
        {
        }

        Assert.Contains("single_timed_seconds_count 1", collector.Samples());
    }

    [Fact]
    public async Task A_counter_counts_exceptions_as_our_own_does()
    {
        using var factory = new MeterFactory();
        MeterCounter failures = new PumpMetrics(factory, ["mail"]).Messages("mail");
        Assert.Throws<InvalidOperationException>(() => failures.CountExceptions((Action)(() => throw new InvalidOperationException())));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failures.CountExceptionsAsync(() => Task.FromException(new InvalidOperationException())));
        Assert.Equal(5, await failures.CountExceptionsAsync(() => Task.FromResult(5)));
        Assert.Equal(7, failures.CountExceptions(() => 7));
        Assert.Equal(2, failures.Value);
        Assert.Equal(7, default(MeterCounter).CountExceptions(() => 7));
    }

    [Fact]
    public void What_is_no_number_is_counted_as_misuse_and_not_recorded()
    {
        using var collector = new Collector(Meter);
        double Misuse() => MetricRegistry.Default.GetSampleValue("metricskit_misuse_total", ("metric", "single_call_duration_seconds"), ("reason", "not_finite")) ?? 0;
        double before = Misuse();
        SingleMetrics.CallDuration(true).Observe(double.NaN);
        SingleMetrics.CallDuration(true).Observe(double.PositiveInfinity);
        Assert.Equal(before + 2, Misuse());
        Assert.DoesNotContain(collector.Samples(), s => s.Contains("NaN", StringComparison.Ordinal) || s.Contains('∞', StringComparison.Ordinal));
    }

    [Fact]
    public void A_default_handle_counts_nothing_and_throws_nothing()
    {
        default(MeterCounter).Inc();
        default(MeterGauge).Set(1);
        default(MeterHistogram).Observe(1);
        using (default(MeterHistogram).NewTimer())
        using (default(MeterGauge).TrackInProgress())
        {
        }

        Assert.Equal(0, default(MeterCounter).Value + default(MeterGauge).Value);
    }

    [Fact]
    public void No_call_allocates_while_somebody_listens()
    {
        using var collector = new Collector(Meter);
        void Calls()
        {
            for (int i = 0; i < 1_000; i++)
            {
                SingleMetrics.Calls(i % 2 == 0, "a").Inc();
                SingleMetrics.Calls(true, "b").Inc(2.5);
                SingleMetrics.Level(true).Set(i);
                SingleMetrics.CallDuration(false).Observe(0.2);
            }
        }

        for (int i = 0; i < 50; i++)
        {
            Calls(); // compiled, and each thread's cells made
        }

        long least = long.MaxValue;
        for (int round = 0; round < 10 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Calls();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
