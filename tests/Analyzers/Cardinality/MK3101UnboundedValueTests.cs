using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

// Each kind of flow and sink has its cases in the corpus; these hold the exact characters and the message.
public sealed class MK3101UnboundedValueTests
{
    [Theory]
    [InlineData("void M(HttpContext c) => Total.WithLabels({|MK3101:c.Request.Path|}).Inc();")]
    [InlineData("void M(HttpContext c) => Total.WithLabels({|MK3101:c.Request.Path.Value ?? \"none\"|}).Inc();")]
    [InlineData("void M(Exception e) => Total.WithLabels(new[] { {|MK3101:e.Message|} }).Inc();")]
    [InlineData("void M(Exception e) { string kind = e.GetType().Name; if (e is IOException) kind = e.Message; Total.WithLabels({|MK3101:kind|}).Inc(); }")]
    [InlineData("void M(Guid id) => _hits.Add(1, new KeyValuePair<string, object?>(\"kind\", {|MK3101:id|}));")]
    [InlineData("void M() { var tags = new TagList { { \"kind\", {|MK3101:DateTime.UtcNow|} } }; _hits.Add(1, tags); }")]
    [InlineData("void M(string userId) => Total.WithLabels({|MK3101:userId|}).Inc();")]
    [InlineData("void M(Exception e) => Count({|MK3101:e.Message|}); void Count(string kind) => Total.WithLabels(kind).Inc();")]
    [InlineData("void M(Exception e) => Count(\"a\", {|MK3101:e.Message|}); void Count(string name, params string[] values) => Total.WithLabels(values).Inc();")]
    public Task A_value_without_bound_is_marked(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));

    [Theory]
    [InlineData("void M(HttpContext c) { string at = c.Request.Path; at = \"x\"; Total.WithLabels(at).Inc(); }")]
    [InlineData("void M(HttpContext c) { string at = c.Request.Path; if (at is not (\"/a\" or \"/b\")) at = \"other\"; Total.WithLabels(at).Inc(); }")]
    [InlineData("static readonly HashSet<string> Known = [\"a\", \"b\"]; void M(HttpContext c) { string at = c.Request.Path; if (!Known.Contains(at)) return; Total.WithLabels(at).Inc(); }")]
    [InlineData("void M(Exception e) => Total.WithLabels(e.GetType().Name).Inc();")]
    [InlineData("void M(bool ok, DayOfWeek day) => Total.WithLabels($\"{ok}-{day}\").Inc();")]
    [InlineData("void M(string path) => Total.WithLabels(path).Inc(); void N() => M(\"/a\");")]
    [InlineData("void M(Exception e) => Total.RemoveLabelled(e.Message);")]
    [InlineData("void M(Exception e) { using var a = new Activity(\"a\"); a.SetTag(\"kind\", e.Message); a.AddEvent(new ActivityEvent(\"x\", tags: new ActivityTagsCollection { [\"kind\"] = e.Message })); }")]
    [InlineData("void M(string text) => Total.WithLabels(text).Inc();")]
    public Task A_value_of_few_or_of_unknown_number_is_not(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));

    [Fact]
    public async Task Message_tells_label_metric_value_and_way()
    {
        Diagnostic diagnostic = Assert.Single(await UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
            "void M(HttpContext c) { string at = c.Request.Path; Count({|MK3101:at|}); } void Count(string kind) => Total.WithLabels(kind).Inc();")));

        Assert.Equal(
            "Label 'thing' of 'worker_hits_total' gets 'HttpRequest.Path', a new value per address (by way of at and Count); put it in a log or trace, or pass a value from a small set",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("RequestPath", diagnostic.Properties["origin"]);
        Assert.Equal("thing", diagnostic.Properties["label"]);
    }

    [Theory]
    [InlineData("metrics_kit.safe_words = reference", "void M(string userReference) => Total.WithLabels(userReference).Inc();")]
    [InlineData("metrics_kit.identity_words = dossier", "void M(string dossier) => Total.WithLabels({|MK3101:dossier|}).Inc();")]
    [InlineData("metrics_kit.safe_types = Slot", "void M(Slot slot) => _hits.Add(1, new KeyValuePair<string, object?>(\"user_id\", slot));")]
    [InlineData("metrics_kit.identity_types = Slot", "void M(Slot slot) => _hits.Add(1, new KeyValuePair<string, object?>(\"kind\", {|MK3101:slot|}));")]
    [InlineData("metrics_kit.bounding_members = Slot.Of", "void M(Exception e) => Total.WithLabels(Slot.Of(e.Message)).Inc();")]
    [InlineData("metrics_kit.identity_members = Slot.Of", "void M() => Total.WithLabels({|MK3101:Slot.Of(\"a\")|}).Inc();")]
    [InlineData("metrics_kit.excluded_paths = src", "void M(Exception e) => Total.WithLabels(e.Message).Inc();")]
    public Task A_project_adds_what_it_knows(string setting, string members) =>
        UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members, "public readonly struct Slot { public static string Of(string text) => text; }"), "[*.cs]\n" + setting);

    [Theory]
    [InlineData("[Bounded] static string Of(string text) => text; void M(Exception e) => Total.WithLabels(Of(e.Message)).Inc();")]
    [InlineData("void M([Bounded] string userId) => Total.WithLabels(userId).Inc();")]
    [InlineData("[Bounded] string UserId { get; set; } = \"\"; void M() => Total.WithLabels(UserId).Inc();")]
    public Task What_is_marked_Bounded_is_believed(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));
}
