using System.Collections.Concurrent;

namespace MyShop;

internal sealed record Order(int Id, DateTimeOffset CreatedAt);

/// <summary>The last thousand orders.</summary>
internal sealed class OrderBook(TimeProvider time)
{
    private const int Kept = 1_000;

    private readonly ConcurrentDictionary<int, Order> _orders = new();
    private int _last;

    public Order Add()
    {
        var order = new Order(Interlocked.Increment(ref _last), time.GetUtcNow());
        _orders[order.Id] = order;
        _orders.TryRemove(order.Id - Kept, out _);
        return order;
    }

    public Order? Find(int id) => _orders.GetValueOrDefault(id);
}

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder orders = app.MapGroup("/orders");
        orders.MapPost("", CreateAsync);
        orders.MapGet("{id:int}", (int id, OrderBook book) => book.Find(id) is { } order ? Results.Ok(order) : Results.NotFound());
    }

    /// <param name="book">Where the order goes.</param>
    /// <param name="chaos">What goes wrong for everybody.</param>
    /// <param name="fail">True to make this order fail.</param>
    /// <param name="slow">True to make this one take two seconds.</param>
    /// <param name="cancel">The client left.</param>
    private static async Task<IResult> CreateAsync(OrderBook book, Chaos chaos, CancellationToken cancel, bool fail = false, bool slow = false)
    {
        using (ShopMetrics.CheckoutDuration().NewTimer())
        {
            await Task.Delay(TimeSpan.FromSeconds(slow ? 2 : 0), cancel);
            fail |= await chaos.StrikeAsync(cancel);
        }

        if (fail)
        {
            ShopMetrics.OrdersCreated(OrderStatus.Failed).Inc();
            return Results.Problem("The payment provider did not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        ShopMetrics.OrdersCreated(OrderStatus.Paid).Inc();
        Order order = book.Add();
        return Results.Created($"/orders/{order.Id}", order);
    }
}
