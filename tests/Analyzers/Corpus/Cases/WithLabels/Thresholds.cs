using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Prometheus;

namespace Weir.Limits;

public sealed partial class Limiter
{
    private static readonly FrozenSet<string> Plans = FrozenSet.ToFrozenSet(["free", "team", "business"]);
    private static readonly Dictionary<int, string> Codes = new() { [1] = "burst", [2] = "sustained" };
    private static readonly Counter Limited = Metrics.CreateCounter("weir_limited_total", "Limited.", "plan", "key");
    private static readonly Counter Windows = Metrics.CreateCounter("weir_windows_total", "Windows.", "window");

    public void Limit(HttpContext context, int code)
    {
        string plan = context.Request.Headers["X-Plan"]!;
        if (!Plans.Contains(plan)) plan = "free";
        Limited.WithLabels(plan, context.Request.Headers.Authorization.ToString()).Inc(); // bounded: plan // high: key
        Limited.WithLabels(Codes[code], context.Connection.Id).Inc(); // bounded: plan // high: key
        Limited.WithLabels(Codes.TryGetValue(code, out string? name) ? name : "other", $"{context.Connection.RemoteIpAddress}:{context.Connection.RemotePort}").Inc(); // bounded: plan // high: key
        Limited.WithLabels(plan.ToUpperInvariant(), context.Request.Cookies["sid"]?.Substring(0, 6) ?? "").Inc(); // bounded: plan // high: key

        var clean = Numbers.Replace(context.Request.Path.Value ?? "", "{n}");
        Windows.WithLabels(clean).Inc(); // unclear: window
        var window = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60;
        Windows.WithLabels(window.ToString()).Inc(); // high: window
        Windows.WithLabels((DateTime.UtcNow.Minute / 15).ToString()).Inc(); // bounded: window
    }

    private static readonly Regex Numbers = new(@"\d+");
}

public sealed partial class Limiter
{
    public void Switch(string tenant, string operation)
    {
        switch (operation)
        {
            case "read":
            case "write":
                Limited.WithLabels("any", operation).Inc(); // bounded: key
                break;
            default:
                Limited.WithLabels("any", "other").Inc(); // bounded: key
                break;
        }

        Limited.WithLabels("any", tenant).Inc(); // unclear: key
    }
}
