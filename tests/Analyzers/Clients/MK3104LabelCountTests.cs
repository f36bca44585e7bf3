using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Clients;

public sealed class MK3104LabelCountTests
{
    [Theory]
    [InlineData("Held.Two.{|MK3104:WithLabels|}(a)")]
    [InlineData("Held.Two.{|MK3104:WithLabels|}(a, a, a)")]
    [InlineData("Held.Two.{|MK3104:WithLabels|}()")]
    [InlineData("Held.None.{|MK3104:WithLabels|}(a)")]
    [InlineData("Held.Two.{|MK3104:WithLabels|}(new[] { a })")]
    [InlineData("Held.Two.{|MK3104:WithLabels|}([a])")]
    [InlineData("Held.Two?.{|MK3104:WithLabels|}(a)")]
    [InlineData("Held.Two.{|MK3104:RemoveLabelled|}(a)")]
    [InlineData("Held.Lease.{|MK3104:AcquireLease|}(out var _, a)")]
    [InlineData("Held.Lease.{|MK3104:WithLease|}(c => c.Inc(), a)")]
    [InlineData("Held.Lease.WithExtendLifetimeOnUse().{|MK3104:WithLabels|}(a)")]
    [InlineData("Held.Unnamed.{|MK3104:WithLabels|}(a)")]
    [InlineData("Held.Helper(a).{|MK3104:WithLabels|}(a)")]
    public Task More_or_fewer_values_than_labels(string call) => Verify.DiagnosticsAsync(Project(call));

    [Theory]
    [InlineData("Held.Two.WithLabels(a, a)")]
    [InlineData("Held.None.WithLabels()")]
    [InlineData("Held.Two.WithLabels(all)")]
    [InlineData("Held.Two.WithLabels([.. all])")]
    [InlineData("Held.Given.WithLabels(a)")]
    [InlineData("Held.Either(a).WithLabels(a)")]
    [InlineData("Held.Lease.AcquireLease(out var _, a, a)")]
    [InlineData("new Mine().WithLabels(a)")]
    [InlineData("Metrics.WithLabels(new Dictionary<string, string>())")]
    public Task As_many_or_nobody_knows(string call) => Verify.DiagnosticsAsync(Project(call));

    [Fact]
    public async Task Message_lists_the_labels() => Assert.Equal(
        "'two_total' has 2 labels (x, y), and gets 1 value: prometheus-net throws; pass one value per label",
        Assert.Single(await Verify.DiagnosticsAsync(Project("Held.Two.{|MK3104:WithLabels|}(a)"))).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static TestProject Project(string call) => PrometheusNetSurface.With("") with
    {
        Sources =
        [
            ("Test.cs", $$"""
                using Prometheus;

                public class User
                {
                    public void M(string a, string[] all) { {{call}}; }
                }
                """),
            ("Held.cs", """
                using Prometheus;

                public class Held
                {
                    public static readonly Prometheus.Counter Two = Create("two_total");
                    public static Prometheus.Counter None = Metrics.CreateCounter("none_total", "None.");
                    public static readonly IManagedLifetimeMetricHandle<ICounter> Lease =
                        Metrics.WithManagedLifetime(TimeSpan.FromHours(1)).CreateCounter("lease_total", "Lease.", ["x", "y"]);
                    public static Prometheus.Counter Unnamed = Metrics.CreateCounter(Environment.MachineName, "Unnamed.", Environment.MachineName, "y");
                    public static Prometheus.Counter Given = Unknown();
                    public static Prometheus.Counter Helper(string name) => Metrics.CreateCounter(name, "Helper.", "x", "y");
                    public static Prometheus.Counter Either(string name) => name == "" ? Two : None;
                    private static Prometheus.Counter Unknown() => (Prometheus.Counter)Activator.CreateInstance(typeof(Prometheus.Counter))!;
                    private static Prometheus.Counter Create(string name) => Metrics.CreateCounter("two_total", "Two.", "x", "y");
                }

                public class Mine
                {
                    private readonly Prometheus.Counter _two = Held.Two;
                    public object WithLabels(params string[] values) => _two;
                }
                """),
        ],
    };
}
