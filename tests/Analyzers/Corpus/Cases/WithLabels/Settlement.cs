using Prometheus;

namespace Ledgerly.Payments;

public enum CardBrand { Visa, Mastercard, Amex }

public enum PaymentState { Created, Authorised, Captured, Declined }

public record Intent(string Reference, decimal Amount, string Currency, CardBrand Brand, PaymentState State, Shopper Shopper);

public record Shopper(long Number, string Mail, string Country);

public interface ISettlementMeter
{
    void Captured(Intent intent);
    void Declined(Intent intent, string gatewayCode);
}

public class SettlementMeter : ISettlementMeter
{
    static readonly Counter captured = Metrics.CreateCounter("payments_captured_total", "Captured.", "brand", "amount");
    static readonly Counter declined = Metrics.CreateCounter("payments_declined_total", "Declined.", "reference", "state", "country");
    static readonly Summary baskets = Metrics.CreateSummary("payments_basket_euros", "Baskets.", "shopper", "segment");

    public void Captured(Intent intent)
    {
        captured.WithLabels(intent.Brand.ToString("G").ToLower(), intent.Amount.ToString("F2")).Inc(); // bounded: brand // high: amount

        string segment;
        if (intent.Amount < 20m)
            segment = "small";
        else if (intent.Amount < 200m)
            segment = "medium";
        else
            segment = "large";
        baskets.WithLabels($"{intent.Shopper.Number}", segment).Observe((double)intent.Amount); // high: shopper // bounded: segment
    }

    public void Declined(Intent intent, string gatewayCode)
    {
        var (reference, state) = (intent.Reference, intent.State);
        declined.WithLabels(
            reference, // high: reference
            state.ToString(), // bounded: state
            intent.Shopper.Country).Inc(); // bounded: country
    }
}
