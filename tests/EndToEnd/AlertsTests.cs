using System.Text.Json.Nodes;
using MetricsKit.EndToEnd.Tests.Rules;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;
using MetricsKit.PromQL;

namespace MetricsKit.EndToEnd.Tests;

/// <summary>Orders fail, and somebody is paged.</summary>
[Collection(ClusterCollection.Name)]
public sealed class AlertsTests(Cluster cluster)
{
    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Errors_make_the_alert_pending_then_firing()
    {
        Incident incident = await cluster.IncidentAsync();
        Assert.Equal(["inactive", "pending", "firing"], incident.States);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task The_alert_is_pending_for_as_long_as_it_says()
    {
        Incident incident = await cluster.IncidentAsync();
        string declared = RuleFile.Rules(RuleFile.ReadSpec(Cluster.DeployedRules)).Single(rule => rule.Text("alert") == Incident.Errors).Text("for")!;
        double seconds = PromDuration.Parse(declared).TotalSeconds / Cluster.Speed;
        Assert.True(seconds >= 1, declared);
        Assert.True(incident.PendingSeconds >= seconds, $"pending for {incident.PendingSeconds} s, declared as {seconds} s");
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task The_page_carries_what_routes_select_by()
    {
        JsonNode labels = (await cluster.IncidentAsync()).ErrorsFiring.Labels();
        Assert.Equal("critical", (string?)labels["severity"]);
        Assert.Equal("backend", (string?)labels["team"]);
        Assert.Equal("myshop", (string?)labels["namespace"]);
        Assert.Equal("myshop-api", (string?)labels["job"]);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task The_page_says_what_happened_and_where_the_runbook_is()
    {
        JsonNode annotations = (await cluster.IncidentAsync()).ErrorsFiring.Annotations();
        Assert.Matches(@"^myshop-api 5xx rate > 5% \([1-9]\d?(\.\d+)?%\)$", (string?)annotations["summary"]);
        Assert.Equal("5xx ratio has stayed above 5% for over 5 minutes.", (string?)annotations["description"]);
        Assert.Equal("https://runbooks.myshop.example.com/myshop-api-5xx", (string?)annotations["runbook_url"]);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task The_page_is_resolved_when_orders_succeed_again()
    {
        JsonNode resolved = (await cluster.IncidentAsync()).ErrorsResolved["alerts"]!.AsArray().Single()!;
        Assert.Equal("resolved", (string?)resolved["status"]);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Slow_orders_warn_the_same_team_and_say_how_slow()
    {
        JsonNode notification = (await cluster.IncidentAsync()).LatencyFiring;
        Assert.Equal("warning", (string?)notification.Labels()["severity"]);
        Assert.Equal("backend", (string?)notification.Labels()["team"]);
        Assert.Equal("myshop", (string?)notification.Labels()["namespace"]);
        Assert.Matches(@"^myshop-api P95 latency > 1s \([12](\.\d+)?s\)$", (string?)notification.Annotations()["summary"]);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Failed_orders_page_by_the_shops_own_counter()
    {
        await cluster.IncidentAsync();
        JsonNode? notification = cluster.Notifications.FirstOrDefault(n => n.AlertName() == Incident.OrdersFailing);
        Assert.NotNull(notification);
        Assert.Equal("critical", (string?)notification.Labels()["severity"]);
        Assert.Equal("myshop", (string?)notification.Labels()["namespace"]);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Nobody_hears_of_what_did_not_happen()
    {
        await cluster.IncidentAsync();
        Assert.Equal(
            [Incident.Errors, Incident.Latency, Incident.OrdersFailing],
            cluster.Notifications.Select(n => n.AlertName()).Distinct().Order(StringComparer.Ordinal));
    }
}
