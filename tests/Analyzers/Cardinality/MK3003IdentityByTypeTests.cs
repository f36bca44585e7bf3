using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3003IdentityByTypeTests
{
    [Theory]
    [InlineData("Guid")]
    [InlineData("Guid?")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset")]
    [InlineData("DateOnly")]
    [InlineData("TimeSpan")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("System.Net.IPAddress?")]
    [InlineData("Uri")]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("decimal")]
    [InlineData("double?")]
    [InlineData("System.Diagnostics.ActivityTraceId")]
    [InlineData("Microsoft.AspNetCore.Http.PathString", "namespace Microsoft.AspNetCore.Http { public struct PathString; }")]
    public Task A_type_that_is_different_each_time(string type, string types = "") => Verify.DiagnosticsAsync(
        "[MetricSet] static partial class M { [Counter(\"a_total\")] public static partial Counter A(" + type + " {|MK3003:value|}); }" + types);

    [Fact]
    public Task A_bound_does_not_help_there() => Verify.DiagnosticsAsync(Source.Counter("[Label(MaxValues = 5)] Guid {|MK3003:order|}"));

    [Theory]
    [InlineData("DayOfWeek day")]
    [InlineData("UriKind kind")]
    [InlineData("DateTimeKind kind")]
    public Task Enums_about_such_things_are_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Fact]
    public Task A_type_of_the_users_own_with_that_name_is_not_meant() => Verify.DiagnosticsAsync(
        Source.Counter("Uri uri", "public enum Uri { Internal, External }"));
}
