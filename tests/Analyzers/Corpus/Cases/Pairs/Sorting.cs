using System.Diagnostics.Metrics;

namespace Depot.Sorting;

public sealed class SortingTelemetry
{
    private readonly Counter<long> _parcels;
    private readonly Histogram<double> _weight;
    private readonly KeyValuePair<string, object?>[] _fixed;

    public SortingTelemetry(IMeterFactory meterFactory, string depot)
    {
        var meter = meterFactory.Create("Depot.Sorting");
        _parcels = meter.CreateCounter<long>("parcels");
        _weight = meter.CreateHistogram<double>("weight", "kg");
        _fixed = [new("depot", depot), new("version", ThisAssembly.Version)]; // bounded: depot // bounded: version
    }

    public void Sorted(Label label, Chute chute)
    {
        var tags = new List<KeyValuePair<string, object?>>
        {
            new("chute", chute.Number), // bounded: chute
            new("carrier", label.Carrier), // bounded: carrier
        };
        if (label.Express)
        {
            tags.Add(new KeyValuePair<string, object?>("receiver", label.Receiver.Street)); // high: receiver
        }

        _parcels.Add(1, tags.ToArray());
        _parcels.Add(1, _fixed);
    }

    public void Weighed(Label label, double kilos)
    {
        var list = new List<KeyValuePair<string, object?>>(4);
        list.Add(new("band", kilos < 5 ? "light" : "heavy")); // bounded: band
        list.Add(new("kilos", Math.Round(kilos, 3))); // high: kilos
        _weight.Record(kilos, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));

        KeyValuePair<string, object?>[] two = new KeyValuePair<string, object?>[2];
        two[0] = new("barcode", label.Barcode); // high: barcode
        two[1] = new("express", label.Express); // bounded: express
        _weight.Record(kilos, two);
    }

    public void Merge(Label label)
    {
        var dictionary = new Dictionary<string, object?> { ["carrier"] = label.Carrier, ["manifest"] = label.Manifest.ToString("D") }; // bounded: carrier // high: manifest
        _parcels.Add(1, [.. dictionary]);
        _parcels.Add(1, _fixed.Append(new("lane", "L" + (label.Receiver.Zip[0] - '0'))).ToArray()); // unclear: lane
        _parcels.Add(1, [.. _fixed, new KeyValuePair<string, object?>("seen", DateTime.Now)]); // high: seen
    }
}

internal static class ThisAssembly { public const string Version = "3.4.0"; }

public sealed record Receiver(string Street, string Zip);

public sealed record Label(string Barcode, string Carrier, bool Express, Receiver Receiver, Guid Manifest);

public sealed record Chute(int Number);
