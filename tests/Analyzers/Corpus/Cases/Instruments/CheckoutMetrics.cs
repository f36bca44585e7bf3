using System.Diagnostics.Metrics;

namespace Grocer.Checkout;

public sealed record Basket(Guid Id, string Channel, int Lines, Buyer Buyer);

public sealed record Buyer(string Email, string Tier, bool Returning);

public sealed class CheckoutMetrics
{
    public const string MeterName = "Grocer.Checkout";

    private readonly Counter<long> _started;
    private readonly Histogram<double> _duration;
    private readonly UpDownCounter<int> _open;
    private readonly Gauge<double> _total;

    public CheckoutMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _started = meter.CreateCounter<long>("grocer.checkout.started");
        _duration = meter.CreateHistogram<double>("grocer.checkout.duration", "s");
        _open = meter.CreateUpDownCounter<int>("grocer.checkout.open");
        _total = meter.CreateGauge<double>("grocer.checkout.total");
    }

    public void Started(Basket basket)
    {
        _started.Add(1, new KeyValuePair<string, object?>("basket", basket.Id)); // high: basket
        _started.Add(1, new KeyValuePair<string, object?>("channel", basket.Channel)); // bounded: channel
        _open.Add(1, new("tier", basket.Buyer.Tier), new("returning", basket.Buyer.Returning)); // bounded: tier // bounded: returning
    }

    public void Paid(Basket basket, TimeSpan took, bool coupon)
    {
        _duration.Record(
            took.TotalSeconds,
            new KeyValuePair<string, object?>("buyer", basket.Buyer.Email), // high: buyer
            new KeyValuePair<string, object?>("coupon", coupon)); // bounded: coupon
        _duration.Record(
            took.TotalSeconds,
            new("channel", basket.Channel), // bounded: channel
            new("lines", basket.Lines < 10 ? "few" : "many"), // bounded: lines
            new("took", took.TotalMilliseconds)); // high: took
        _open.Add(-1, new("tier", "x"), new("returning", true), new("channel", "web"), new("customer.email", basket.Buyer.Email)); // bounded: returning // high: customer.email
        _total.Record(1, new KeyValuePair<string, object?>("kind", basket.Buyer.Returning ? "again" : "first")); // bounded: kind
    }
}
