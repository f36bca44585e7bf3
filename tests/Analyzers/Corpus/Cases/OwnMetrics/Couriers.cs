using System.Diagnostics;
using MetricsKit;

namespace Errand.Couriers;

public enum Vehicle { Bike, Van }

[MetricSet(Prefix = "errand")]
public static partial class ErrandMetrics
{
    /// <summary>Errands.</summary>
    [Counter("errands_total")]
    public static partial Counter Errands(Vehicle vehicle, [Label(MaxValues = 40)] string district);

    /// <summary>Couriers on their way.</summary>
    [Gauge("couriers")]
    public static partial Gauge Couriers([Label(MaxValues = 100)] string depot);

    /// <summary>Duration of a delivery.</summary>
    [Histogram("delivery_duration_seconds", Buckets = [60, 600, 3600])]
    public static partial Histogram Delivery([Label(MaxValues = 40)] string district, [Label(MaxValues = 10)] string weather);
}

public sealed record Errand(long ErrandId, string District, string CustomerPhone, Vehicle Vehicle, Address To);

public sealed record Address(string Street, string Town);

public interface IErrandMeter { void Done(Errand errand, string weather); void Lost(string district); }

public sealed class ErrandMeter : IErrandMeter
{
    public void Done(Errand errand, string weather)
    {
        ErrandMetrics.Errands(errand.Vehicle, errand.District).Inc(); // bounded: district
        ErrandMetrics.Delivery(errand.District, weather).Observe(1); // bounded: district // bounded: weather
        ErrandMetrics.Delivery(errand.CustomerPhone, weather).Observe(1); // high: district
    }

    public void Lost(string district) => ErrandMetrics.Errands(Vehicle.Bike, district).Inc(); // either: district #1
}

public sealed class Desk(IErrandMeter meter)
{
    public void Finish(Errand errand, Stopwatch watch)
    {
        meter.Done(errand, "dry");
        ErrandMetrics.Couriers("central").Dec(); // bounded: depot
        ErrandMetrics.Couriers(errand.ErrandId.ToString()).Dec(); // high: depot
        ErrandMetrics.Delivery(errand.District, watch.ElapsedMilliseconds.ToString()).Observe(1); // bounded: district // high: weather
    }

    public void Lose(Errand errand)
    {
        meter.Lost(errand.District);
        meter.Lost($"lost-{errand.ErrandId}"); // high: district #1
    }
}
