using MetricsKit;

namespace Stadium.Tickets;

public enum Outcome { Sold, Refused }

public sealed record Visitor(Guid Id, string Mail, string Nation);

public sealed record Ticket(string Code, string Block, Visitor Visitor, decimal Price);

[MetricSet(Prefix = "stadium")]
public static partial class StadiumMetrics
{
    /// <summary>Tickets.</summary>
    [Counter("tickets_total")]
    public static partial Counter Tickets(Outcome outcome, [Label(MaxValues = 80)] string block);

    /// <summary>Scans.</summary>
    [Counter("scans_total")]
    public static partial Counter Scans([Label(MaxValues = 200)] string gate, [Label(MaxValues = 300)] string nation);

    /// <summary>Duration of a purchase.</summary>
    [Histogram("purchase_duration_seconds", Buckets = [0.1, 1, 5])]
    public static partial Histogram Purchase([Label(MaxValues = 50)] string channel);

    /// <summary>Failures.</summary>
    [Counter("failures_total")]
    public static partial Counter Failures([Label(MaxValues = 30)] string reason);
}

public sealed class BoxOffice(ILogger<BoxOffice> logger, string channel)
{
    public void Sell(Ticket ticket)
    {
        StadiumMetrics.Tickets(Outcome.Sold, ticket.Block).Inc(); // bounded: block
        StadiumMetrics.Tickets(Outcome.Refused, ticket.Code).Inc(); // high: block
        using var timer = StadiumMetrics.Purchase(channel).NewTimer(); // bounded: channel
    }

    public void Scan(Ticket ticket, string gate)
    {
        StadiumMetrics.Scans(gate, ticket.Visitor.Nation).Inc(); // bounded: gate // bounded: nation
        StadiumMetrics.Scans(gate, ticket.Visitor.Mail).Inc(); // high: nation
        StadiumMetrics.Scans(ticket.Visitor.Id.ToString(), "??").Inc(); // high: gate
    }

    public void Fail(Exception exception, HttpContext context)
    {
        logger.LogError(exception, "Failed");
        StadiumMetrics.Failures(exception.GetType().Name).Inc(); // bounded: reason
        StadiumMetrics.Failures(exception.Message).Inc(); // high: reason
        StadiumMetrics.Failures(context.Request.Path).Inc(); // high: reason
        StadiumMetrics.Failures(DateTime.UtcNow.ToString("s")).Inc(); // high: reason
    }
}
