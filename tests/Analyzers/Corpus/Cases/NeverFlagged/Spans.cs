using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Mvc;
using Prometheus;

namespace Quarry.Api;

public sealed class Audit(ILogger<Audit> logger)
{
    private static readonly ActivitySource Source = new("Quarry");
    private static readonly Prometheus.Counter Lifted = Prometheus.Metrics.CreateCounter("quarry_lifted_total", "Lifted.", "stone");
    private static readonly Prometheus.Gauge Visitors = Prometheus.Metrics.CreateGauge("quarry_visitors", "Visitors.", "visitor");
    private readonly Meter _meter = new("Quarry");

    public void Record(HttpContext context, Guid stone, Exception? fault)
    {
        using Activity? activity = Source.StartActivity("lift", ActivityKind.Internal, default(ActivityContext), new System.Diagnostics.TagList { { "stone.id", stone }, { "url", context.Request.Path.Value } });
        activity?.SetTag("visitor", context.User.Identity?.Name);
        activity?.AddEvent(new ActivityEvent("dropped", tags: new ActivityTagsCollection { ["message"] = fault?.Message, ["stone"] = stone }));
        activity?.AddBaggage("stone", stone.ToString());
        using IDisposable? scope = logger.BeginScope(new Dictionary<string, object?> { ["stone"] = stone, ["path"] = context.Request.Path });
        logger.LogInformation("Lifted {Stone} for {Visitor}", stone, context.User.Identity?.Name);

        Lifted.WithLabels("granite").Inc(Prometheus.Exemplar.From(Prometheus.Exemplar.Pair("trace_id", Activity.Current!.TraceId.ToString()), Prometheus.Exemplar.Pair("stone", stone.ToString("N")))); // bounded: stone
        Lifted.WithLabels("granite").Inc(1, Prometheus.Exemplar.From(Prometheus.Exemplar.Key("order_id").WithValue(stone.ToString()))); // bounded: stone
        Visitors.RemoveLabelled(context.TraceIdentifier);
        Visitors.WithLabels("all").Set(DateTime.UtcNow.Ticks); // bounded: visitor
        Visitors.WithLabels("all").SetToCurrentTimeUtc(); // bounded: visitor
    }

    public IResult Problem(HttpContext context, Exception e)
    {
        var problem = new ProblemDetails { Title = "Broken", Detail = e.Message, Extensions = { ["traceId"] = context.TraceIdentifier } };
        problem.Extensions.Add("path", context.Request.Path.Value);
        context.Response.Headers["X-Request-Id"] = Guid.NewGuid().ToString();
        return Results.Problem(problem);
    }

    public HttpRequestMessage Message(Guid stone)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/stones");
        message.Headers.Add("Idempotency-Key", stone.ToString());
        message.Options.Set(new HttpRequestOptionsKey<string>("stone"), stone.ToString());
        return message;
    }
}
