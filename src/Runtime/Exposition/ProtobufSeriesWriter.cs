using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MetricsKit.Native;

namespace MetricsKit;

/// <summary>
/// Prometheus' protobuf format: a sequence of MetricFamily messages (io.prometheus.client), each after its length. As the length comes
/// first, one metric at a time is held in the buffer; what is in it is the same series, by the same names, as in text.
/// </summary>
internal sealed class ProtobufSeriesWriter : SeriesWriter
{
    private const byte NameOfFamily = 0x0A;
    private const byte HelpOfFamily = 0x12;
    private const byte TypeOfFamily = 0x18;
    private const byte MetricOfFamily = 0x22;
    private const byte GaugeOfMetric = 0x12;
    private const byte CounterOfMetric = 0x1A;
    private const byte SummaryOfMetric = 0x22;
    private const byte UntypedOfMetric = 0x2A;
    private const byte HistogramOfMetric = 0x3A;
    private const byte ValueOfNumber = 0x09;
    private const byte ExemplarOfCounter = 0x12;
    private const byte CountOfDistribution = 0x08;
    private const byte SumOfDistribution = 0x11;
    private const byte ListOfDistribution = 0x1A;
    private const byte CountOfBucket = 0x08;
    private const byte BoundOfBucket = 0x11;
    private const byte ExemplarOfBucket = 0x1A;
    private const byte QuantileOfQuantile = 0x09;
    private const byte ValueOfQuantile = 0x11;
    private const int NumberSize = 9;

    // The longest length of a message: 5 bytes of 7 bits.
    private const int LongestLength = 5;
    private const int SmallMessage = 16 * 1024;

    private const int LargestExpected = 16 * 1024 * 1024;

    // Labels whose Metric has a length of one or two bytes.
    private const int MostOfShort = 4 * 1024;

    private readonly PaddedBytes _constants = new();
    private readonly ExemplarMessage _exemplar = new();
    private int _family;
    private int _largest;
    private bool _isInFamily;

    public override bool TakesExemplars => true;

    public override bool TakesNative => true;

    /// <summary>The largest metric of the last time, so that it is not copied from buffer to larger buffer.</summary>
    protected override int Expected => Math.Min(_largest, LargestExpected);

    protected override bool IsSendable => !_isInFamily;

    public override void Start()
    {
        _isInFamily = false;
        base.Start();
        _largest = 0;
    }

    public override void Begin(MetricMetadata metric)
    {
        _isInFamily = true;
        Buffer.ReserveRef(LongestLength);
        Buffer.Advance(LongestLength);
        _family = Buffer.Length;
        ProtobufWire.WriteBytes(Buffer, NameOfFamily, metric.Name);
        if (metric.Help.Length > 0)
        {
            ProtobufWire.WriteBytes(Buffer, HelpOfFamily, metric.Help);
        }

        ProtobufWire.WriteNumber(Buffer, TypeOfFamily, TypeOf(metric.Type));
    }

    public override void Enter(ReadOnlySpan<byte> constantLabels)
    {
        _constants.Clear();
        if (!constantLabels.IsEmpty)
        {
            using var messages = new TextBuffer(256);
            messages.Advance(ProtobufLabels.Write(constantLabels, ref messages.ReserveRef(ProtobufLabels.Room(constantLabels.Length))));
            _constants.Set(messages.Written.Span);
        }
    }

    public override void EndMetric()
    {
        base.EndMetric();
        _isInFamily = false;

        // What is shorter moves: the message, or all that waits before it.
        var length = Buffer.Length - _family;
        _largest = Math.Max(_largest, length);
        var gap = LongestLength - ProtobufWire.SizeOf((ulong)length);
        var start = _family - LongestLength;
        if (length <= SmallMessage)
        {
            var bytes = Buffer.From(start);
            bytes[LongestLength..].CopyTo(bytes[(LongestLength - gap)..]);
            Buffer.Advance(-gap);
        }
        else
        {
            var waiting = Buffer.Written.Length - length - LongestLength;
            var bytes = Buffer.From(start - waiting);
            bytes[..waiting].CopyTo(bytes[gap..]);
            Buffer.DropFirst(gap);
            start += gap;
        }

        ProtobufWire.Write(ref Buffer.From(start)[0], (ulong)length);
    }

    public override void Counter(ReadOnlySpan<byte> labels, long value, RecordedExemplar? exemplar = null) => Counter(labels, (double)value, exemplar);

    public override void Counter(ReadOnlySpan<byte> labels, double value, RecordedExemplar? exemplar = null)
    {
        if (exemplar is null)
        {
            Number(labels, CounterOfMetric, value);
            return;
        }

        var metric = BeginMetric(labels);
        var message = _exemplar.Encode(exemplar);
        ProtobufWire.WriteNumber(Buffer, CounterOfMetric, (ulong)(NumberSize + 1 + ProtobufWire.SizeOf((ulong)message.Length) + message.Length));
        ProtobufWire.WriteDouble(Buffer, ValueOfNumber, value);
        ProtobufWire.WriteBytes(Buffer, ExemplarOfCounter, message);
        ProtobufWire.End(Buffer, metric);
    }

    public override void Gauge(ReadOnlySpan<byte> labels, double value) => Number(labels, GaugeOfMetric, value);

    public override void Unknown(ReadOnlySpan<byte> labels, double value) => Number(labels, UntypedOfMetric, value);

    public override void Histogram(
        ReadOnlySpan<byte> labels,
        BucketTexts buckets,
        ReadOnlySpan<long> counts,
        double sum,
        ReadOnlySpan<RecordedExemplar?> exemplars,
        NativeSnapshot? native = null)
    {
        var metric = BeginMetric(labels);
        var histogram = ProtobufWire.Begin(Buffer, HistogramOfMetric);
        var count = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            count += counts[i];
            Bucket(buckets.Bounds[i], (ulong)count, exemplars.IsEmpty || exemplars[i] is not { } exemplar ? default : _exemplar.Encode(exemplar));
        }

        ProtobufWire.WriteNumber(Buffer, CountOfDistribution, (ulong)count);
        ProtobufWire.WriteDouble(Buffer, SumOfDistribution, sum);
        if (native is not null)
        {
            ProtobufNative.Write(Buffer, native);
        }

        ProtobufWire.End(Buffer, histogram);
        ProtobufWire.End(Buffer, metric);
    }

    public override void Summary(ReadOnlySpan<byte> labels, ReadOnlySpan<(double Quantile, double Value)> quantiles, double sum, long count)
    {
        var metric = BeginMetric(labels);
        var summary = ProtobufWire.Begin(Buffer, SummaryOfMetric);
        ProtobufWire.WriteNumber(Buffer, CountOfDistribution, (ulong)count);
        ProtobufWire.WriteDouble(Buffer, SumOfDistribution, sum);
        foreach (var (quantile, value) in quantiles)
        {
            ProtobufWire.WriteNumber(Buffer, ListOfDistribution, 2 * NumberSize);
            ProtobufWire.WriteDouble(Buffer, QuantileOfQuantile, quantile);
            ProtobufWire.WriteDouble(Buffer, ValueOfQuantile, value);
        }

        ProtobufWire.End(Buffer, summary);
        ProtobufWire.End(Buffer, metric);
    }

    /// <summary>A Metric that holds nothing but labels and a number: most of them, so it asks once for room.</summary>
    private void Number(ReadOnlySpan<byte> labels, byte tag, double value)
    {
        if (labels.Length + _constants.Length > MostOfShort)
        {
            var message = BeginMetric(labels);
            ProtobufWire.WriteNumber(Buffer, tag, NumberSize);
            ProtobufWire.WriteDouble(Buffer, ValueOfNumber, value);
            ProtobufWire.End(Buffer, message);
            return;
        }

        ref var metric = ref Buffer.ReserveRef(ProtobufLabels.Room(labels.Length) + _constants.Length + PaddedBytes.Block + NumberSize + 16);
        var length = 2 + ProtobufLabels.Write(labels, ref Unsafe.Add(ref metric, 2));
        length += _constants.CopyTo(ref Unsafe.Add(ref metric, length));
        Unsafe.Add(ref metric, length++) = tag;
        Unsafe.Add(ref metric, length++) = NumberSize;
        length += ProtobufWire.Write(ref Unsafe.Add(ref metric, length), ValueOfNumber, value);
        metric = MetricOfFamily;
        var size = length - 2;
        if (size >= 0x80)
        {
            var body = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref metric, 2), size + 1);
            body[..size].CopyTo(body[1..]);
            length++;
        }

        ProtobufWire.Write(ref Unsafe.Add(ref metric, 1), (ulong)size);
        Buffer.Advance(length);
    }

    private int BeginMetric(ReadOnlySpan<byte> labels)
    {
        var metric = ProtobufWire.Begin(Buffer, MetricOfFamily);
        Buffer.Advance(ProtobufLabels.Write(labels, ref Buffer.ReserveRef(ProtobufLabels.Room(labels.Length))));
        Buffer.Write(_constants.Text);
        return metric;
    }

    private void Bucket(double bound, ulong count, ReadOnlySpan<byte> exemplar)
    {
        var size = 1 + ProtobufWire.SizeOf(count) + NumberSize + (exemplar.IsEmpty ? 0 : 1 + ProtobufWire.SizeOf((ulong)exemplar.Length) + exemplar.Length);
        ref var bucket = ref Buffer.ReserveRef(64);
        bucket = ListOfDistribution;
        var length = 1 + ProtobufWire.Write(ref Unsafe.Add(ref bucket, 1), (ulong)size);
        Unsafe.Add(ref bucket, length++) = CountOfBucket;
        length += ProtobufWire.Write(ref Unsafe.Add(ref bucket, length), count);
        length += ProtobufWire.Write(ref Unsafe.Add(ref bucket, length), BoundOfBucket, bound);
        Buffer.Advance(length);
        if (!exemplar.IsEmpty)
        {
            ProtobufWire.WriteBytes(Buffer, ExemplarOfBucket, exemplar);
        }
    }

    private static ulong TypeOf(SeriesType type) => type switch
    {
        SeriesType.Counter => 0,
        SeriesType.Gauge or SeriesType.Info => 1,
        SeriesType.Summary => 2,
        SeriesType.Unknown => 3,
        SeriesType.Histogram => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
