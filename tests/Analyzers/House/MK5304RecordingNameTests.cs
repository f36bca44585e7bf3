using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.House;

public sealed class MK5304RecordingNameTests
{
    [Theory]
    [InlineData("{|MK5304:up_count|}")]
    [InlineData("{|MK5304:job_up|}")]
    public Task A_name_without_its_level(string name) => Verify.DiagnosticsAsync($"[assembly: RecordingRule(\"{name}\", \"count by (job) (up)\")]");

    [Theory]
    [InlineData("job:up:count")]
    [InlineData("job_namespace:up:count1h")]
    public Task A_name_by_custom_is_fine(string name) => Verify.DiagnosticsAsync($"[assembly: RecordingRule(\"{name}\", \"count by (job) (up)\")]");
}
