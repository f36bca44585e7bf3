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
    [InlineData("isbn", "item")] // words that the calls of other clients are judged by
    [InlineData("requestPath", "address")]
    [InlineData("recipient", "user")]
    [InlineData("accountHolderName", "user")]
    [InlineData("orderNumber", "order")]
    [InlineData("idempotencyKey", "idempotency")]
    [InlineData("dossierId", "dossier")] // an id of something that no list knows
    public async Task The_message_names_the_thing(string name, string thing) =>
        Assert.Contains($" takes a new value per {thing}; ", await Verify.MessageAsync(Source.Counter($$"""string {|MK3002:{{name}}|}""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("int {|MK3002:duration|}")] // a number's values are as many as what is measured
    [InlineData("string {|MK3001:duration|}")] // text may say "short" and "long"
    [InlineData("int {|MK1016:dossierId|}")] // an id that fits into a range, for all that its name says
    [InlineData("short {|MK1016:userId|}")]
    [InlineData("byte {|MK1016:userId|}")]
    public Task The_type_has_its_say(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("companyId")] // tenants: dozens for one service, millions for another
    [InlineData("storeId")]
    [InlineData("address")] // probably one of many
    [InlineData("customer")]
    [InlineData("buildHash")] // one value a process
    [InlineData("baseUrl")]
    [InlineData("isUser")]
    public Task Names_that_only_may_identify_one_thing_lack_a_bound(string name) =>
        Verify.DiagnosticsAsync(Source.Counter($$"""string {|MK3001:{{name}}|}"""));

    [Theory]
    [InlineData("emailTemplate")]
    [InlineData("urlScheme")]
    [InlineData("shardId")]
    [InlineData("partitionId")]
    [InlineData("country")]
    public Task Names_that_only_contain_such_a_word_merely_lack_a_bound(string name) =>
        Verify.DiagnosticsAsync(Source.Counter($$"""string {|MK3001:{{name}}|}"""));

    // One name, one verdict: where a declaration is told that its label identifies one thing, the call of another client is, and nowhere else.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_of_another_client_is_judged_the_same(string type, string name, bool identifies)
    {
        string other = type == "string" ? "MK3001" : "MK1016";
        await Verify.DiagnosticsAsync(Source.Counter($$"""{{type}} {|{{(identifies ? "MK3002" : other)}}:{{name}}|}"""));
        await UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
            $$"""public void M({{type}} {{name}}) => _hits.Add(1, new KeyValuePair<string, object?>("{{Wire(name)}}", {{(identifies ? "{|MK3101:" + name + "|}" : name)}}));"""));
    }

    /// <summary>A parameter's type and name, and whether it identifies one thing.</summary>
    public static TheoryData<string, string, bool> Names()
    {
        var names = new TheoryData<string, string, bool>();
        foreach (string name in new[] { "userId", "email", "sessionId", "path", "query", "remoteIp", "orderId", "guid", "timestamp", "errorMessage", "userAgent", "sku", "note", "invoiceNumber", "apiKey", "fileName" })
        {
            names.Add("string", name, true);
        }

        foreach (string name in new[] { "tenantId", "companyId", "merchant", "address", "customer", "reference", "cacheKey", "key", "count", "duration", "shardId", "regionName", "emailTemplate", "urlScheme", "country", "buildHash", "baseUrl", "templatePath", "hasUser", "agent", "who", "clientId", "clusterUuid", "displayName", "cacheKeyId" })
        {
            names.Add("string", name, false);
        }

        names.Add("int", "userId", true);
        names.Add("int", "durationMs", true);
        names.Add("int", "size", true);
        names.Add("int", "dossierId", false);
        names.Add("int", "id", false);
        names.Add("int", "pageSize", false);
        names.Add("short", "userId", false);
        names.Add("byte", "userId", false);
        return names;
    }

    // A declaration is told to state the bound of what no list knows; at a call there may be few, or many.
    [Theory]
    [InlineData("id")]
    [InlineData("dossierId")]
    [InlineData("jobId")]
    [InlineData("productId")]
    public async Task An_id_of_what_no_list_knows_is_an_info_at_a_call(string name)
    {
        await Verify.DiagnosticsAsync(Source.Counter($$"""string {|MK3002:{{name}}|}"""));
        await UsageSource.VerifyAsync("MK3102", ValueSource.Worker($$"""public void M(string {{name}}) => _hits.Add(1, new KeyValuePair<string, object?>("{{Wire(name)}}", {|MK3102:{{name}}|}));"""));
    }

    private static string Wire(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));
}
