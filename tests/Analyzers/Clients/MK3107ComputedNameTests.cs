using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Clients;

public sealed class MK3107ComputedNameTests
{
    [Theory]
    [InlineData("""Metrics.CreateGauge({|MK3107:$"queue_{queue}_jobs"|}, "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge({|MK3107:"queue_" + queue.ToLowerInvariant()|}, "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge({|MK3107:string.Format("queue_{0}_jobs", queue)|}, "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge({|MK3107:$"queue_{queue}_jobs".Replace('-', '_')|}, "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge({|MK3107:$"queue_{item.Name}_jobs"|}, "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge({|MK3107:$"queue_{(int)day}_jobs"|}, "Jobs.")""")]
    [InlineData("""new System.Diagnostics.Metrics.Meter("m").CreateCounter<long>({|MK3107:$"queue.{queue}"|})""")]
    [InlineData("""new System.Diagnostics.Metrics.Meter("m").CreateObservableGauge({|MK3107:$"queue.{queue}"|}, () => 1)""")]
    public Task A_value_in_the_name(string creation) => Verify.DiagnosticsAsync(Project(creation));

    [Theory]
    [InlineData("""Metrics.CreateGauge(queue, "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge($"{Prefix}_jobs", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge($"{servicePrefix}_jobs", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge($"{_prefix}_jobs", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge($"{options.Queue}_jobs", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge($"{typeof(User).Name}_jobs", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge($"shop_{name}", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge(name.Trim() + "_jobs", "Jobs.")""")]
    [InlineData("""Metrics.CreateGauge("queue_jobs", $"Jobs of {queue}.")""")]
    public Task One_in_a_process_or_a_wrappers_own(string creation) => Verify.DiagnosticsAsync(Project(creation));

    [Fact]
    public async Task Message_names_the_value() => Assert.Equal(
        "The name of this metric is made from 'item.Name': each value is a metric of its own, which no query can add up; name it by a constant, and make 'item.Name' a label",
        Assert.Single(await Verify.DiagnosticsAsync(Project("""Metrics.CreateGauge({|MK3107:"queue_" + item.Name|}, "Jobs.")""")))
            .GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static TestProject Project(string creation) => PrometheusNetSurface.With($$"""
        using Prometheus;

        public class Item { public string Name { get; set; } = ""; public string Queue { get; set; } = ""; }

        public class User
        {
            private const string Prefix = "shop";
            private readonly string _prefix = Environment.MachineName;

            public object M(string queue, string name, string servicePrefix, Item item, Item options, DayOfWeek day) => {{creation}};
            public override string ToString() => _prefix;
        }
        """);
}
