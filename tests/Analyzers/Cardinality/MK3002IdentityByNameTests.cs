using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3002IdentityByNameTests
{
    [Fact]
    public async Task The_user_id_gives_exactly_one_error_at_its_name_and_says_what_to_do() => Assert.Equal(
        "Label 'user_id' of 'orders_total' takes a new value per user; put it in a log or trace, or state a bound with [Label(MaxValues = …)]",
        await Verify.MessageAsync(Source.Set("""[Counter("orders_total")] public static partial Counter X(string {|MK3002:userId|});""")));

    [Theory]
    [InlineData("userId")]
    [InlineData("email")]
    [InlineData("customerEmail")]
    [InlineData("sessionId")]
    [InlineData("session")]
    [InlineData("traceId")]
    [InlineData("correlationId")]
    [InlineData("path")]
    [InlineData("requestPath")]
    [InlineData("url")]
    [InlineData("query")]
    [InlineData("ip")]
    [InlineData("remoteIp")]
    [InlineData("ipAddress")]
    [InlineData("orderId")]
    [InlineData("id")]
    [InlineData("guid")]
    [InlineData("timestamp")]
    [InlineData("errorMessage")]
    [InlineData("stackTrace")]
    [InlineData("userAgent")]
    public Task Names_that_identify_one_thing(string name) => Verify.DiagnosticsAsync(Source.Counter($$"""string {|MK3002:{{name}}|}"""));

    [Theory]
    [InlineData("int {|MK3002:userId|}")]
    [InlineData("""[Label("user_id")] string {|MK3002:who|}""")]
    [InlineData("string? {|MK3002:userId|}")]
    public Task Numbers_and_names_on_the_wire_count_too(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("[Label(MaxValues = 32)] string shardId")]
    [InlineData("[Label(MaxValues = 200)] string userId")]
    [InlineData("""[LabelValues("/", "/orders")] string path""")]
    [InlineData("[LabelRange(0, 7)] int nodeId")]
    [InlineData("bool userIsAdmin")]
    [InlineData("Outcome session")]
    public Task A_stated_bound_or_a_closed_type_is_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("emailTemplate")]
    [InlineData("urlScheme")]
    [InlineData("shardId")]
    [InlineData("partitionId")]
    [InlineData("country")]
    public Task Names_that_only_contain_such_a_word_merely_lack_a_bound(string name) =>
        Verify.DiagnosticsAsync(Source.Counter($$"""string {|MK3001:{{name}}|}"""));
}
