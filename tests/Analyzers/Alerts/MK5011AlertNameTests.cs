using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5011AlertNameTests
{
    [Theory]
    [InlineData("""[assembly: Alert({|MK5011:""|}, "up", Below = 1)]""")]
    [InlineData("""[assembly: PodMemoryAlert({|MK5011:" "|}, Above = 0.5)]""")]
    [InlineData("""[assembly: PodMemoryAlert(name: {|MK5011:null!|}, Above = 0.5)]""")]
    public Task An_empty_name(string source) => Verify.DiagnosticsAsync(source);

    [Fact]
    public Task Any_other_name_is_fine() => Verify.DiagnosticsAsync("""[assembly: PodMemoryAlert("Pod memory is high", Above = 0.5)]""");
}
