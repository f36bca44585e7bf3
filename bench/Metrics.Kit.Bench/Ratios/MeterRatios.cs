using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MetricsKit.Bench.Ratios;

/// <summary>What the adapter adds to a measurement of System.Diagnostics.Metrics, beside a listener that does nothing and OpenTelemetry's SDK.</summary>
internal static class MeterRatios
{
    private const int Slow = 10_000;

    private static readonly string[] s_routes = ["/orders", "/orders/{id}", "/baskets/{id}/items", "/health"];

    public static IEnumerable<RatioRow> Measure()
    {
        using var nothing = new Instruments("Bench.Meters.Nothing");
        using var listener = new MeterListener { InstrumentPublished = (instrument, own) => ListenTo(nothing, instrument, own) };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();

        using var adapted = new Instruments("Bench.Meters.Adapter");
        var options = new MeterAdapterOptions();
        options.Meters.Clear();
        options.Meters.Add(adapted.Name);
        using var adapter = MeterAdapter.Register(new MetricRegistry(), options);

        using var exported = new Instruments("Bench.Meters.OpenTelemetry");
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(exported.Name).AddReader(new BaseExportingMetricReader(new NoExporter())).Build();

        var contest = new Contest();
        Instruments[] all = [nothing, adapted, exported];
        int[] plain = [.. all.Select(i => contest.Add(i.Count, iterations: Slow))];
        int[] tagged = [.. all.Select(i => contest.Add(i.CountTagged, iterations: Slow))];
        int[] requests = [.. all.Select(i => contest.Add(i.Request, iterations: Slow))];
        contest.Run();

        yield return Row("meter: counter without tags, what the adapter adds to a listener", plain);
        yield return Row("meter: counter with two string tags", tagged);
        yield return Row("meter: histogram with six tags of a request", requests);
        yield return new("meter: allocated a measurement", Allocated(adapted), 0, "bytes");

        RatioRow Row(string work, int[] loops) => new(work, contest.Median(t => t[loops[1]] - t[loops[0]]), null, "ns")
        {
            Others = [("listener alone", contest.Median(t => t[loops[0]])), ("OpenTelemetry", contest.Median(t => t[loops[2]] - t[loops[0]]))],
        };
    }

    private static void ListenTo(Instruments instruments, Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == instruments.Name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static double Allocated(Instruments instruments)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        instruments.Count(Slow);
        instruments.CountTagged(Slow);
        instruments.Request(Slow);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (3.0 * Slow);
    }

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }

    /// <summary>Instruments and the work that is done with them. Whole numbers are boxed once, as ASP.NET Core does it.</summary>
    private sealed class Instruments : IDisposable
    {
        private static readonly object s_status = 200;
        private readonly Meter _meter;
        private readonly Counter<long> _counter;
        private readonly Counter<long> _tagged;
        private readonly Histogram<double> _request;

        public Instruments(string name)
        {
            _meter = new Meter(name);
            _counter = _meter.CreateCounter<long>("bench.plain");
            _tagged = _meter.CreateCounter<long>("bench.tagged");
            _request = _meter.CreateHistogram<double>("bench.request.duration", "s");
        }

        public string Name => _meter.Name;

        public void Count(int iterations)
        {
            for (var i = 0; i < iterations; i++)
            {
                _counter.Add(1);
            }
        }

        public void CountTagged(int iterations)
        {
            for (var i = 0; i < iterations; i++)
            {
                _tagged.Add(1, new("method", "GET"), new("route", s_routes[i & 3]));
            }
        }

        public void Request(int iterations)
        {
            for (var i = 0; i < iterations; i++)
            {
                var tags = new TagList
                {
                    { "url.scheme", "http" },
                    { "http.request.method", "GET" },
                    { "network.protocol.version", "1.1" },
                    { "http.response.status_code", s_status },
                    { "http.route", s_routes[i & 3] },
                    { "server.address", "shop.example.com" },
                };
                _request.Record(0.001 * (i & 255), tags);
            }
        }

        public void Dispose() => _meter.Dispose();
    }
}
