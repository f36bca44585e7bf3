using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1021MetricSetConstructorTests
{
    private const string Metric = """[Gauge("a")] public partial Gauge A();""";

    [Theory]
    [InlineData("[MetricSet] public partial class {|MK1021:M|} { public M() { } METRIC }")]
    [InlineData("[MetricSet] public partial class {|MK1021:M|} { public M(MetricRegistry registry) { } METRIC }")]
    [InlineData("[MetricSet] public partial class {|MK1021:M|}(string name) { public string Name => name; METRIC }")]
    [InlineData("[MetricSet] public partial class {|MK1021:M|}(MetricRegistry a, MetricRegistry b) { public object[] All => [a, b]; METRIC }")]
    [InlineData("public class Parent(string name) { public string Name => name; } [MetricSet] public partial class {|MK1021:M|} : Parent { METRIC }", "CS7036")]
    public Task No_way_to_a_registry(string source, string? compilerError = null) => Verify.DiagnosticsAsync(
        source.Replace("METRIC", Metric, StringComparison.Ordinal), compilerErrors: compilerError is null ? [] : [compilerError]);

    [Theory]
    [InlineData("[MetricSet] public partial class M { METRIC }")]
    [InlineData("[MetricSet] public partial class M(MetricRegistry registry) { METRIC }")]
    [InlineData("[MetricSet] public sealed partial class M(string name, MetricRegistry registry) { public string Name => name; METRIC }")]
    [InlineData("public class Parent { protected Parent() { } } [MetricSet] public partial class M : Parent { METRIC }")]
    [InlineData("[MetricSet] public sealed partial record M(MetricRegistry Registry) { METRIC }")]
    public Task No_constructor_or_a_primary_one_with_a_registry_is_fine(string source) =>
        Verify.DiagnosticsAsync(source.Replace("METRIC", Metric, StringComparison.Ordinal));

    [Theory]
    [InlineData("public partial class {|MK1021:M|}(Prometheus.IMetricFactory a, Prometheus.CollectorRegistry b) { public object[] All => [a, b]; THEIRS }")]
    [InlineData("public partial class {|MK1021:M|}(System.Diagnostics.Metrics.IMeterFactory a, System.Diagnostics.Metrics.IMeterFactory b) { public object[] All => [a, b]; METER }")]
    [InlineData("public partial class {|MK1021:M|}(Prometheus.IMetricFactory a) { public object All => a; THEIRS METRIC }")]
    public Task No_way_to_what_another_client_needs(string source) => OfClientsAsync(source);

    [Theory]
    [InlineData("public partial class M(Prometheus.IMetricFactory factory) { THEIRS }")]
    [InlineData("public partial class M(Prometheus.CollectorRegistry registry) { THEIRS }")]
    [InlineData("public partial class M(System.Diagnostics.Metrics.IMeterFactory factory) { METER }")]
    [InlineData("public partial class M(MetricRegistry own, Prometheus.IMetricFactory theirs, System.Diagnostics.Metrics.IMeterFactory meters) { METRIC THEIRS METER }")]
    [InlineData("public partial class M { THEIRS METER }")]
    [InlineData("public partial class M { public M(int x) { } THEIRS METER }")]
    public Task What_another_client_needs_may_be_a_parameter_or_its_default(string source) => OfClientsAsync(source);

    private static Task OfClientsAsync(string source) => Verify.DiagnosticsAsync(
        "[MetricSet] " + source
            .Replace("METRIC", Metric, StringComparison.Ordinal)
            .Replace("THEIRS", """[Gauge("b")] public partial Prometheus.IGauge B();""", StringComparison.Ordinal)
            .Replace("METER", """[Gauge("c")] public partial MeterGauge C();""", StringComparison.Ordinal),
        references: [PrometheusNet.Reference]);
}
