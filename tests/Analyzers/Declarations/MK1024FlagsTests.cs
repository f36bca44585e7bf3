using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1024FlagsTests
{
    [Theory]
    [InlineData("Channels {|MK1024:channels|}")]
    [InlineData("Channels? {|MK1024:channels|}")]
    public Task A_flags_enum(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter, "[Flags] public enum Channels { None, Mail, Push }"));

    [Fact]
    public Task An_enum_without_flags_is_fine() => Verify.DiagnosticsAsync(Source.Counter("Channel channel", "public enum Channel { None, Mail, Push }"));
}
