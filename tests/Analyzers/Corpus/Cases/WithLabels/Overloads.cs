using Prometheus;

namespace Courier.Tracking;

public record Parcel(string TrackingNumber, string Service, int Zone);

public class ParcelMeter
{
    private static readonly Counter Scans = Metrics.CreateCounter("parcel_scans_total", "Scans.", "parcel", "service");
    private static readonly ICollector<IGauge> Zones = Metrics.CreateGauge("parcel_zones", "Zones.", "zone", "service");
    private static readonly Counter.Child Lost = Metrics.CreateCounter("parcel_lost_total", "Lost.", "service").WithLabels("express"); // bounded: service

    public void Scan(Parcel parcel)
    {
        Scans.Labels(parcel.TrackingNumber, parcel.Service).Inc(); // high: parcel // bounded: service

        string[] values = [parcel.TrackingNumber, "standard"]; // either: parcel #1
        Scans.WithLabels(values).Inc(); // high: parcel #1

        var memory = new[]
        {
            parcel.TrackingNumber, // either: parcel #2
            "economy",
        }.AsMemory();
        Scans.WithLabels(memory).Inc(); // high: parcel #2

        ReadOnlySpan<string> span = ["all", "standard"];
        Scans.WithLabels(span).Inc(); // bounded: parcel

        Zones.WithLabels(parcel.Zone.ToString(), "all").Inc(); // bounded: zone
        ((ICollector<IGauge>)Zones).WithLabels(labelValues: ["0", parcel.TrackingNumber]).Inc(); // high: service

        var buffer = new string[2];
        buffer[0] = parcel.TrackingNumber; // either: parcel #3
        buffer[1] = "standard";
        Scans.WithLabels(buffer).Inc(); // high: parcel #3

        Lost.Inc();
    }

    public void ScanAll(IEnumerable<Parcel> parcels)
    {
        foreach (var group in parcels.GroupBy(p => p.Zone > 5 ? "far" : "near"))
        {
            Zones.WithLabels(group.Key, "all").Set(group.Count()); // bounded: zone
        }

        foreach (var group in parcels.GroupBy(p => p.TrackingNumber))
        {
            Scans.WithLabels(group.Key, "batch").Inc(group.Count()); // high: parcel
        }

        string newest = parcels.Select(p => p.TrackingNumber).Last();
        Scans.WithLabels(newest, "newest").Inc(); // high: parcel
    }
}
