using System.Globalization;
using System.Text.Json.Nodes;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>What was seen while orders succeeded, then were slow and every other one failed, then succeeded again.</summary>
/// <param name="States">States of <see cref="Errors"/> in the order in which they were seen.</param>
/// <param name="PendingSeconds">Time between the first evaluation that found it pending and the first that found it firing, by Prometheus' clock.</param>
/// <param name="ErrorsFiring">The notification that it fires, as Alertmanager posted it.</param>
/// <param name="ErrorsResolved">The notification that it no longer does.</param>
/// <param name="LatencyFiring">The notification that <see cref="Latency"/> fires.</param>
internal sealed record Incident(
    IReadOnlyList<string> States,
    double PendingSeconds,
    JsonNode ErrorsFiring,
    JsonNode ErrorsResolved,
    JsonNode LatencyFiring)
{
    /// <summary>Fires when more than 5 of 100 requests are answered with a 5xx.</summary>
    public const string Errors = "MyshopApiHighErrorRate";

    /// <summary>The same of orders, which the shop counts itself.</summary>
    public const string OrdersFailing = "MyshopOrdersFailing";

    /// <summary>Fires when more than 5 of 100 requests take over a second.</summary>
    public const string Latency = "MyshopApiHighLatencyP95";

    public static async Task<Incident> ProvokeAsync(Cluster cluster)
    {
        var states = new List<string>();
        await using (Traffic.Good(cluster.Shop))
        {
            const string Orders = """sum(rate(http_requests_total{job="myshop-api",method="POST"}[5s]))""";
            await cluster.EventuallyAsync("Prometheus sees a rate of orders", () => cluster.Prometheus.QueryAsync(Orders), IsPositive);
            states.Add(await cluster.Prometheus.StateAsync(Errors));
        }

        JsonNode errorsFiring;
        JsonNode latencyFiring;
        double pendingSeconds;
        await using (Traffic.Bad(cluster.Shop))
        {
            await cluster.EventuallyAsync($"{Errors} fires", () => WatchAsync(cluster, states), state => state == "firing");
            errorsFiring = await NotificationAsync(cluster, Errors, "firing");
            pendingSeconds = await FirstAsync(cluster, "firing") - await FirstAsync(cluster, "pending");
            latencyFiring = await NotificationAsync(cluster, Latency, "firing");
        }

        await using (Traffic.Good(cluster.Shop))
        {
            JsonNode errorsResolved = await NotificationAsync(cluster, Errors, "resolved");
            return new Incident(states, pendingSeconds, errorsFiring, errorsResolved, latencyFiring);
        }
    }

    private static async Task<string> WatchAsync(Cluster cluster, List<string> states)
    {
        string state = await cluster.Prometheus.StateAsync(Errors);
        if (states[^1] != state)
        {
            states.Add(state);
        }

        return state;
    }

    private static async Task<JsonNode> NotificationAsync(Cluster cluster, string alert, string status) => (await cluster.EventuallyAsync(
        $"the webhook hears that {alert} is {status}",
        () => Task.FromResult(cluster.Notifications.FirstOrDefault(n => (string?)n["status"] == status && n.AlertName() == alert)),
        notification => notification is not null))!;

    // Prometheus records the state of alerts as series.
    private static async Task<double> FirstAsync(Cluster cluster, string state)
    {
        JsonArray series = await cluster.EventuallyAsync(
            $"Prometheus has recorded {Errors} as {state}",
            () => cluster.Prometheus.QueryAsync($$"""ALERTS{alertname="{{Errors}}",alertstate="{{state}}"}[5m]"""),
            result => result.Count > 0);
        return series.Single()!["values"]![0]![0]!.GetValue<double>();
    }

    private static bool IsPositive(JsonArray result) =>
        result is [{ } sample] && double.Parse((string)sample["value"]![1]!, CultureInfo.InvariantCulture) > 0;
}

/// <summary>What Alertmanager posts to webhooks.</summary>
internal static class Notification
{
    /// <summary>The alert that it is about; the route groups by name.</summary>
    public static string AlertName(this JsonNode notification) => (string)notification["groupLabels"]!["alertname"]!;

    /// <summary>Labels of its one alert.</summary>
    public static JsonNode Labels(this JsonNode notification) => notification["alerts"]!.AsArray().Single()!["labels"]!;

    /// <summary>Annotations of its one alert.</summary>
    public static JsonNode Annotations(this JsonNode notification) => notification["alerts"]!.AsArray().Single()!["annotations"]!;
}
