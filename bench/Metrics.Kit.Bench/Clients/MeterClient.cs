using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace MetricsKit.Bench.Clients;

/// <summary>Instruments of System.Diagnostics.Metrics, which cost next to nothing until someone listens: here a listener that adds up and knows no labels.</summary>
internal class MeterClient : Client
{
    private readonly Meter _meter;
    private readonly Counter<long> _orders;
    private readonly Counter<long> _messages;
    private readonly Histogram<double> _duration;
    private readonly MeterListener? _listener;
    private long _count;

    public MeterClient(string name, bool listens = true)
    {
        Name = name;
        _meter = new Meter("Bench." + name);
        if (listens)
        {
            _listener = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _count));
            _listener.Start();
        }

        _orders = _meter.CreateCounter<long>("bench_orders");
        _messages = _meter.CreateCounter<long>("bench_messages");
        _duration = _meter.CreateHistogram<double>("bench_order_duration", "s");
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <summary>The meter's name.</summary>
    protected string MeterName => _meter.Name;

    /// <inheritdoc />
    public override void Count(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            _orders.Add(1, new KeyValuePair<string, object?>("status", StatusNames[(int)Status]));
        }
    }

    /// <inheritdoc />
    public override void CountCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Call(Status, DurationOf(i));
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Call(Status status, double value)
        {
            _ = value;
            _orders.Add(1, new KeyValuePair<string, object?>("status", StatusNames[(int)status]));
        }
    }

    /// <inheritdoc />
    public override void CountOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            _messages.Add(1, new KeyValuePair<string, object?>("topic", Topic));
        }
    }

    /// <inheritdoc />
    public override void ObserveCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Call(Status, DurationOf(i));
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Call(Status status, double value) => _duration.Record(value, new KeyValuePair<string, object?>("status", StatusNames[(int)status]));
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _listener?.Dispose();
        _meter.Dispose();
        base.Dispose();
    }

    private void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter == _meter)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
