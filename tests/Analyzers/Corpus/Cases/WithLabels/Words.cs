using Prometheus;

namespace Exchange.Trading;

public enum TradingSession { PreMarket, Regular, AfterHours }

public enum AddressKind { Billing, Shipping }

public enum MessageKind { New, Cancel, Replace }

public sealed class OrderBook
{
    private static readonly Counter Orders = Metrics.CreateCounter("book_orders_total", "Orders.", "session", "message", "user");
    private static readonly Counter Addresses = Metrics.CreateCounter("book_addresses_total", "Addresses.", "address", "has_email");
    private static readonly Counter Kinds = Metrics.CreateCounter("book_kinds_total", "Kinds.", "kind", "category");
    private static readonly Counter Ids = Metrics.CreateCounter("book_ids_total", "Ids.", "id");

    public void Place(TradingSession session, MessageKind message, bool isInternal, Client client)
    {
        Orders.WithLabels(session.ToString(), message.ToString(), isInternal ? "internal" : "external").Inc(); // bounded: session // bounded: message // bounded: user
        Addresses.WithLabels(nameof(AddressKind.Billing), (client.Contact is { Length: > 0 }).ToString()).Inc(); // bounded: address // bounded: has_email
        Kinds.WithLabels(client.Contact ?? "", client.Passport).Inc(); // high: kind // high: category
        MessageKind id = message;
        Ids.WithLabels(id.ToString("D")).Inc(); // bounded: id
    }

    public void Page(int page, UserTier userTier, TradingSession sessionId)
    {
        Orders.WithLabels(sessionId.ToString(), "page", userTier.Name).Inc(); // bounded: session // bounded: message // bounded: user
    }

    public void LogOn(string userName) => Orders.WithLabels("any", "logon", userName).Inc(); // high: user
}

public sealed class UserTier
{
    public static readonly UserTier Free = new("free"), Paid = new("paid");
    private UserTier(string name) => Name = name;
    public string Name { get; }
}

public sealed record Client(string? Contact, string Passport);
