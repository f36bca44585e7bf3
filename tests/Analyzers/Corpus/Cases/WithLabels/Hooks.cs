using Prometheus;

namespace Hookline;

public static class Hooks
{
    private static readonly Counter Received = Metrics.CreateCounter("hooks_received_total", "Received.", "event", "delivery");
    private static readonly Counter Typed = Metrics.CreateCounter("hooks_typed_total", "By type.", "event");
    private static readonly Counter Media = Metrics.CreateCounter("hooks_media_total", "Media.", "content_type");

    private static readonly Dictionary<string, string> Families = new()
    {
        ["push"] = "code",
        ["pull_request"] = "code",
        ["issues"] = "tracker",
    };

    public static async Task<IResult> Accept(HttpRequest request)
    {
        string kind = request.Headers["X-Hook-Event"].ToString();
        string delivery = request.Headers["X-Hook-Delivery"].FirstOrDefault() ?? "missing";
        Received.WithLabels(kind, delivery).Inc(); // high: event // high: delivery

        Typed.WithLabels(Families.TryGetValue(kind, out var family) ? family : "other").Inc(); // bounded: event
        Typed.WithLabels(Families.GetValueOrDefault(kind, kind)).Inc(); // high: event
        Typed.WithLabels(Families.ContainsKey(kind) ? kind : "other").Inc(); // bounded: event
        Typed.WithLabels(kind is "push" or "ping" ? kind : "other").Inc(); // bounded: event

        if (kind == "ping" || kind == "star")
        {
            Typed.WithLabels(kind).Inc(); // bounded: event
        }

        Media.WithLabels(request.ContentType ?? "none").Inc(); // high: content_type
        await request.BodyReader.CompleteAsync();
        return Results.Accepted();
    }
}
