using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Where values of public code came from, and what a reader of that code says of them.</summary>
public sealed class ValueOriginTests
{
    [Theory]
    [InlineData("void M(string text) => _hits.Add(1, new KeyValuePair<string, object?>(\"user_id\", {|MK3101:Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))|}));")]
    [InlineData("void M(HttpContext c) => Total.WithLabels({|MK3101:new Uri(c.Request.Path).AbsolutePath|}).Inc();")]
    [InlineData("void M(Uri requestUri) => Total.WithLabels({|MK3101:requestUri.AbsolutePath|}).Inc();")]
    [InlineData("void M(HttpRequestMessage sent) => Total.WithLabels({|MK3101:sent.RequestUri!.AbsolutePath|}).Inc();")]
    [InlineData("void M(HttpRequestMessage sent) => Total.WithLabels({|MK3101:sent.RequestUri!.AbsolutePath.Split('/')[1]|}).Inc();")]
    [InlineData("void M(string userId) => Total.WithLabels({|MK3101:Convert.ToHexString(System.Security.Cryptography.SHA256.Create().ComputeHash(System.Text.Encoding.UTF8.GetBytes(userId)))|}).Inc();")]
    public Task An_address_of_a_request_and_a_hash_of_a_person_have_no_bound(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));

    [Theory]
    [InlineData("sealed class Receiver { public Uri Input { get; set; } = null!; } void M(Receiver r) => Total.WithLabels(r.Input.AbsolutePath).Inc();")]
    [InlineData("void M(HttpRequestMessage sent) => _hits.Add(1, new KeyValuePair<string, object?>(\"version\", sent.RequestUri!.AbsolutePath.Split('/')[1]));")]
    [InlineData("void M(string kind) => Total.WithLabels(Convert.ToHexString(System.Security.Cryptography.SHA256.Create().ComputeHash(System.Text.Encoding.UTF8.GetBytes(kind)))).Inc();")]
    [InlineData("string TargetOfMessage(object o) => o.GetType().Name + Other(o); string Other(object o) => \"\"; void M(object o) => Total.WithLabels(TargetOfMessage(o)).Inc();")]
    [InlineData("extern string Read(); string ExtractTargetFromMessage() => Read(); void M() => Total.WithLabels(ExtractTargetFromMessage()).Inc();")]
    public Task What_is_set_up_or_sorted_is_no_warning(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));

    [Theory]
    [InlineData("void M(Reactor reactor) => Total.WithLabels(reactor.Id).Inc();", false)]
    [InlineData("readonly Reactor _reactor = new(); void M() => Total.WithLabels(_reactor.Id).Inc();", false)]
    [InlineData("readonly Order _order = new(); void M() => Total.WithLabels(_order.Id).Inc();", true)]
    [InlineData("void M(ActorSystem system) => Total.WithLabels(system.Id).Inc();", false)]
    [InlineData("void M(Order order) => Total.WithLabels(order.Key).Inc();", true)]
    [InlineData("void M(ActorSystem system) => Total.WithLabels(system.Key).Inc();", false)]
    [InlineData("void M(Descriptor descriptor) => Total.WithLabels(descriptor.FullName).Inc();", false)]
    [InlineData("void M(string _) => Total.WithLabels(_).Inc();", false)]
    [InlineData("void M(string fullName) => Total.WithLabels(fullName).Inc();", true)]
    [InlineData("void M(Player player) => Total.WithLabels(player.DisplayName).Inc();", true)]
    [InlineData("void M(string userNameOrId) => Total.WithLabels(userNameOrId).Inc();", true)]
    [InlineData("void M(string typeSpan, string handlerDescription, string teamSlug) => Total.WithLabels(typeSpan + handlerDescription + teamSlug).Inc();", false)]
    [InlineData("void M(string text) => Total.WithLabels(DateTime.Parse(text).ToString()).Inc();", false)]
    [InlineData("void M(string path) => Total.WithLabels(Path.GetPathRoot(path)).Inc();", false)]
    [InlineData("void M(System.Net.WebSockets.WebSocketReceiveResult r) => Total.WithLabels(r.CloseStatusDescription).Inc();", true)]
    [InlineData("void M(TimeSpan elapsed) => Total.WithLabels(elapsed.TotalSeconds.ToString()).Inc();", true)]
    [InlineData("void M(TimeSpan elapsed) => Total.WithLabels(elapsed.ToString()).Inc();", true)]
    [InlineData("void M(DateTime begun) => Total.WithLabels((DateTime.UtcNow - begun).TotalSeconds.ToString()).Inc();", true)]
    [InlineData("void M(TimeSpan timeout, TimeSpan? leaseDuration = null) => Total.WithLabels(leaseDuration?.TotalSeconds.ToString() + timeout.TotalSeconds + timeout).Inc();", false)]
    [InlineData("void M(TimeSpan? wait) { var at = wait ?? TimeSpan.FromSeconds(30); Total.WithLabels(at.TotalSeconds.ToString()).Inc(); }", true)]
    [InlineData("void M(string timeout) { var at = TimeSpan.FromSeconds(30); Total.WithLabels(at.TotalSeconds.ToString() + timeout).Inc(); }", false)]
    [InlineData("void M(System.Net.IPAddress a) { string sourceAddress = a.ToString(); Total.WithLabels(sourceAddress).Inc(); }", true)]
    [InlineData("void M(System.Net.IPAddress upstream) => Total.WithLabels(upstream.ToString()).Inc();", false)]
    [InlineData("void M(CaseDefinition c) => _hits.Add(1, new KeyValuePair<string, object?>(\"case_id\", c.CaseId));", false)]
    [InlineData("static string NormalizePath(string path) => path.Replace(\"1\", \"\"); void M(string path) { path = NormalizePath(path); Total.WithLabels(path).Inc(); }", true)]
    [InlineData("void M(CaseDefinition c) => Total.WithLabels(c.CaseId).Inc();", false)]
    [InlineData("void M(Monitor monitor, string serverUrl) => Total.WithLabels(monitor.Url + serverUrl + monitor.FullName).Inc();", false)]
    [InlineData("static extern string NormalizePath(string p); void M(string text) => Total.WithLabels(NormalizePath(text)).Inc();", false)]
    [InlineData("void M(string url) => Total.WithLabels(url).Inc();", true)]
    [InlineData("void M(List<string> rows) => Total.WithLabels(rows.Count.ToString()).Inc();", true)]
    [InlineData("void M(IReadOnlyCollection<string> rows) => Total.WithLabels(System.Linq.Enumerable.Count(rows).ToString()).Inc();", true)]
    [InlineData("readonly List<string> _workers = []; void M() => Total.WithLabels(_workers.Count.ToString()).Inc();", false)]
    [InlineData("static double ToBit(bool v) => v ? 1 : 0; void M(bool on) => Total.WithLabels(ToBit(on).ToString()).Inc();", false)]
    [InlineData("void M(List<Reactor> all) { foreach (var item in all) Total.WithLabels(item.Id).Inc(); }", false)]
    [InlineData("void M(List<Order> all) { foreach (var item in all) Total.WithLabels(item.Id).Inc(); }", true)]
    [InlineData("void M(Node node, string guildId, string keyword) => Total.WithLabels(node.IpAddress + guildId + keyword).Inc();", false)]
    [InlineData("void M(string displayName) => Total.WithLabels(displayName).Inc();", false)]
    [InlineData("void M(string clusterUuid, string clientId) => Total.WithLabels(clusterUuid + clientId).Inc();", false)]
    [InlineData("void M(int minPeriodSeconds) => Total.WithLabels(minPeriodSeconds.ToString()).Inc();", false)]
    [InlineData("void M(int waitedSeconds) => Total.WithLabels(waitedSeconds.ToString()).Inc();", true)]
    [InlineData("void M(Row row) => Total.WithLabels(System.Net.IPEndPoint.Parse(row.SrcAddress).Address.ToString()).Inc();", true)]
    public Task What_is_read_from_data_is_one_of_many_and_what_a_service_keeps_is_not(string members, bool isMarked)
    {
        string marked = isMarked ? members.Replace("WithLabels(", "WithLabels({|MK3101:").Replace(").Inc();", "|}).Inc();") : members;
        return UsageSource.VerifyAsync("MK3101", ValueSource.Worker(marked,
            """
            public class Reactor { public string Id { get; set; } = ""; }
            public class Order { public string Id { get; set; } = ""; public string Key { get; } = Guid.NewGuid().ToString(); }
            public class ActorSystem { public string Id { get; set; } = ""; public string Key { get; } = Guid.NewGuid().ToString(); }
            public class Node { public string IpAddress { get; set; } = ""; }
            public class CaseDefinition { public string CaseId { get; set; } = ""; }
            public class Monitor(string fullName) { public string Url { get; set; } = ""; public string FullName { get; } = fullName; }
            public class Descriptor { public string FullName { get; set; } = ""; }
            public class Player { public string DisplayName { get; set; } = ""; }
            public class Row { public string SrcAddress { get; set; } = ""; }
            """));
    }

    [Theory]
    [InlineData("void M(Exception e) { var tags = new TagList { { \"kind\", {|MK3101:e.Message|} } }; _hits.Add(1, Kept(tags)); }")]
    [InlineData("void M(Exception e) { var all = new List<KeyValuePair<string, object?>> { new(\"kind\", {|MK3101:e.Message|}) }; var kept = new TagList(); foreach (var tag in all) if (tag.Key.Length > 1) kept.Add(tag); _hits.Add(1, kept); }")]
    public Task Tags_that_are_copied_one_by_one_are_the_same_tags(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
        "static readonly HashSet<string> Enabled = [\"kind\"]; static TagList Kept(TagList tags) { var kept = new TagList(); foreach (var tag in tags) { if (Enabled.Contains(tag.Key)) kept.Add(tag); } return kept; } " + members));

    [Fact]
    public async Task A_call_that_does_not_bind_for_one_argument_is_read_for_the_others()
    {
        const string Code = "void M(Order order) { foreach (var row in Missing.Rows()) { Two.WithLabels(row.Kind, order.UserId.ToString()).Inc(); Two.WithLabels(row.Kind, row.User.Id.ToString()).Inc(); } } static readonly Prometheus.Counter Two = Prometheus.Metrics.CreateCounter(\"two_total\", \"Two.\", \"kind\", \"who\");";
        Diagnostic[] found = [.. (await Verify.AnalyzeAsync(PrometheusNetSurface.WithAspNetCore(ValueSource.Worker(Code, "public record Order(Guid UserId);")).Generate().Output)).Where(d => d.Id == "MK3101")];
        Assert.Equal(2, found.Length);
        Assert.Contains("gets 'row.User.Id', by its name, a new value per user", found[1].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("Label 'who' of 'two_total' gets 'UserId' (Guid), a new value per item", found[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void M(long size) => _hits.Add(size, new KeyValuePair<string, object?>(\"bucket\", {|MK3101:size|}));")]
    [InlineData("void M(long n) => _hits.Add(n, new KeyValuePair<string, object?>(\"kind\", {|MK3101:n.ToString()|}));")]
    [InlineData("static void Record(object? kind) => new Meter(\"m\").CreateCounter<long>(\"d\").Add(1, new KeyValuePair<string, object?>(\"kind\", kind)); void M(bool ok, int n) { Record(ok); Record(n); }")]
    [InlineData("static void Add(string kind, double v) => Total.WithLabels(kind).Inc(v); void M(string kind) => Add(kind, 1);")]
    [InlineData("void M(long n, long m) => _hits.Add(n, new KeyValuePair<string, object?>(\"kind\", m));")]
    public Task What_is_recorded_is_no_label(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members));

    [Theory]
    [InlineData("System.Security.Claims.ClaimTypes.Role", false)]
    [InlineData("\"urn:altinn:org\"", false)]
    [InlineData("\"VirtualKeyId\"", false)]
    [InlineData("\"sub\"", true)]
    [InlineData("System.Security.Claims.ClaimTypes.NameIdentifier", true)]
    public async Task A_claim_is_what_its_type_says(string claim, bool isMarked)
    {
        foreach (string read in new[] { $"user.FindFirst({claim})!.Value", $"System.Security.Claims.PrincipalExtensions.FindFirstValue(user, {claim})" })
        {
            await UsageSource.VerifyAsync("MK3101", ValueSource.Worker($"void M(System.Security.Claims.ClaimsPrincipal user) => Total.WithLabels({(isMarked ? "{|MK3101:" + read + "|}" : read)}).Inc();"));
        }
    }

    [Theory]
    [InlineData("var plugin = All().FirstOrDefault(p => p.Name == at); if (plugin == null) return;", false)]
    [InlineData("if (All().Find(p => string.Equals(p.Name, at)) is not { } plugin) return;", false)]
    [InlineData("var plugin = All().SingleOrDefault(p => p.Name == at) ?? throw new InvalidOperationException();", false)]
    [InlineData("var plugin = All().FirstOrDefault(p => p.Name.Any(c => at.Any(d => d == c))); if (plugin == null) return;", true)]
    [InlineData("var plugin = All().FirstOrDefault(p => p.Name != at); if (plugin == null) return;", true)]
    [InlineData("var plugin = All().FirstOrDefault(p => p.Name == at); if (plugin != null) return;", true)]
    public Task What_was_looked_up_and_found_is_one_of_those_that_are_there(string look, bool isMarked) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
        "List<Plugin> All() => new(); void M(HttpContext c) { string at = c.Request.Headers[\"plugin\"].ToString(); " + look + " Total.WithLabels(" + (isMarked ? "{|MK3101:at|}" : "at") + ").Inc(); }",
        "public sealed record Plugin(string Name);"));

    [Theory]
    [InlineData("readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _known = new() { [\"a\"] = 1 };", false)]
    [InlineData("readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _known = new(); void Grow(string text) => _known[text] = 1;", true)]
    public Task A_private_set_bounds_when_nothing_adds_to_it(string set, bool isMarked) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
        set + " void M(HttpContext c) { string at = c.Request.Path; if (!_known.TryGetValue(at, out _)) return; Total.WithLabels(" + (isMarked ? "{|MK3101:at|}" : "at") + ").Inc(); }"));

    [Theory]
    [InlineData("void M(Posted posted) { var order = new Order { Bank = posted.UserId, Term = 1 }; Total.WithLabels({|MK3101:order.Bank|}).Inc(); }")]
    [InlineData("void M(Posted posted) { var order = new Order { Bank = \"a\" }; order.Bank = posted.UserId; Total.WithLabels({|MK3101:order.Bank|}).Inc(); }")]
    [InlineData("void M() { var order = new Order { Bank = \"a\", Term = 1 }; Total.WithLabels(order.Bank).Inc(); }")]
    [InlineData("void M(Posted posted) => Count(new Order { Bank = posted.UserId }); void Count(Order order) => Total.WithLabels(order.Bank).Inc();")]
    [InlineData("void M(Exception e) => Count(new Order { Bank = e.Message }); void Count(Order order) => Total.WithLabels({|MK3101:order.Bank|}).Inc();")]
    public Task A_member_of_an_object_is_what_was_assigned_to_it(string members) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(members,
        "public class Order { public string Bank { get; set; } = \"\"; public int Term { get; set; } } public class Posted { public string UserId { get; set; } = \"\"; }"));

    [Theory]
    [InlineData("class Posted { public string Bank { get; set; } = \"\"; }", "[FromBody] Posted posted", "_service.Apply(posted)")]
    [InlineData("record Posted(string Bank) { public string Upper() => Bank.ToUpperInvariant(); }", "Posted posted", "_service.Apply(posted)")]
    [InlineData("class Posted { public string Bank { get; set; } = \"\"; public void Clear() { } }", "[FromBody] Posted posted", "Pass(posted)")]
    public Task A_bodys_text_is_a_clients_however_far_the_body_goes(string posted, string parameter, string call) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker("",
        $$"""
        public {{posted}}
        public interface IApplications { void Apply(Posted application); }
        public sealed class Applications : IApplications
        {
            private static readonly Prometheus.Counter Applied = Prometheus.Metrics.CreateCounter("applications_total", "Applications.", "bank");
            public void Apply(Posted application) => Applied.WithLabels({|MK3101:application.Bank|}).Inc();
        }
        public sealed class ApplyController(IApplications _service) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public void Post({{parameter.Replace("[FromBody]", "[Microsoft.AspNetCore.Mvc.FromBody]")}}) => {{call}};
            private void Pass(Posted posted) => _service.Apply(posted);
        }
        """));

    [Fact]
    public Task A_word_for_few_values_does_not_outweigh_that_a_client_sends_it() => UsageSource.VerifyAsync("MK3101", ValueSource.Worker("",
        """
        public sealed class CodesController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            private static readonly Prometheus.Counter Asked = Prometheus.Metrics.CreateCounter("asked_total", "Questions.", "code");
            public void Get([Microsoft.AspNetCore.Mvc.FromQuery] string code) => Asked.WithLabels({|MK3101:code|}).Inc();
        }
        """));

    [Theory]
    [InlineData("app.MapPost(\"/order\", async (Order order) => { foreach (var line in order.Lines) Count({|MK3101:line.ProductName|}); });")]
    [InlineData("app.MapPost(\"/order\", (Worker worker, Order order) => Count({|MK3101:order.Note|}));")]
    public Task Text_of_a_requests_body_has_no_bound(string body) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
        "static void Count(string thing) => Total.WithLabels(thing).Inc(); void M(Microsoft.AspNetCore.Builder.WebApplication app) { " + body.Replace("app.MapPost(", "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, ") + " }",
        "public class Order { public List<Line> Lines { get; set; } = []; public string Note { get; set; } = \"\"; } public class Line { public required string ProductName { get; set; } }"));
}
