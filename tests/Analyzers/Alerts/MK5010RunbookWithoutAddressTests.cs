using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5010RunbookWithoutAddressTests
{
    [Fact]
    public Task A_service_that_states_no_address() => Verify.DiagnosticsAsync("""
        [assembly: MetricsService("shop")]
        [assembly: Alert("A", "up", Below = 1, Runbook = {|MK5010:"a"|})]
        """ + Source.Set("""[Counter("a_total"), TrafficDropAlert("B", Below = 0.3, Runbook = {|MK5010:"b"|})] public static partial Counter A();"""));

    [Theory]
    [InlineData("""[assembly: MetricsService("shop", Runbook = "https://r.example.com/{runbook}"), Alert("A", "up", Below = 1, Runbook = "a")]""")]
    [InlineData("""[assembly: MetricsService("shop"), Alert("A", "up", Below = 1, Runbook = "https://r.example.com/a")]""")]
    [InlineData("""[assembly: MetricsService("shop"), Alert("A", "up", Below = 1)]""")]
    public Task An_address_here_or_there_is_fine(string source) => Verify.DiagnosticsAsync(source);

    [Fact]
    public Task A_library_leaves_it_to_the_service_that_ships_it() => Verify.DiagnosticsAsync("""[assembly: Alert("A", "up", Below = 1, Runbook = "a")]""");
}
