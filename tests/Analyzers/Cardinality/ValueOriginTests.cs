using MetricsKit.Analyzers.Tests.Harness;

namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Where values of public code came from, and what a reader of that code says of them.</summary>
public sealed class ValueOriginTests
{
    [Theory]
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
    [InlineData("void M(Reactor reactor) => Total.WithLabels(reactor.Id).Inc();", true)]
    [InlineData("readonly Reactor _reactor = new(); void M() => Total.WithLabels(_reactor.Id).Inc();", false)]
    [InlineData("readonly Order _order = new(); void M() => Total.WithLabels(_order.Id).Inc();", true)]
    [InlineData("void M(ActorSystem system) => Total.WithLabels(system.Id).Inc();", false)]
    [InlineData("void M(Order order) => Total.WithLabels(order.Key).Inc();", true)]
    [InlineData("void M(ActorSystem system) => Total.WithLabels(system.Key).Inc();", false)]
    [InlineData("void M(Descriptor descriptor) => Total.WithLabels(descriptor.FullName).Inc();", false)]
    [InlineData("void M(string _) => Total.WithLabels(_).Inc();", false)]
    [InlineData("void M(string fullName) => Total.WithLabels(fullName).Inc();", true)]
    [InlineData("void M(Player player) => Total.WithLabels(player.DisplayName).Inc();", true)]
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
            public class Descriptor { public string FullName { get; set; } = ""; }
            public class Player { public string DisplayName { get; set; } = ""; }
            public class Row { public string SrcAddress { get; set; } = ""; }
            """));
    }

    [Theory]
    [InlineData("app.MapPost(\"/order\", async (Order order) => { foreach (var line in order.Lines) Count({|MK3101:line.ProductName|}); });")]
    [InlineData("app.MapPost(\"/order\", (Worker worker, Order order) => Count({|MK3101:order.Note|}));")]
    public Task Text_of_a_requests_body_has_no_bound(string body) => UsageSource.VerifyAsync("MK3101", ValueSource.Worker(
        "static void Count(string thing) => Total.WithLabels(thing).Inc(); void M(Microsoft.AspNetCore.Builder.WebApplication app) { " + body.Replace("app.MapPost(", "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, ") + " }",
        "public class Order { public List<Line> Lines { get; set; } = []; public string Note { get; set; } = \"\"; } public class Line { public required string ProductName { get; set; } }"));
}
