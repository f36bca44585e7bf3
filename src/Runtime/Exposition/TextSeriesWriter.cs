using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MetricsKit.Native;

namespace MetricsKit;

/// <summary>
/// The text format 0.0.4 and OpenMetrics 1.0, whose samples differ in exemplars alone. A line asks once for room, with what the copies of
/// whole blocks write beyond its end.
/// </summary>
internal sealed class TextSeriesWriter(bool isOpenMetrics) : SeriesWriter
{
    private const int LongestNumber = 32;
    private const int Slack = LongestNumber + PaddedBytes.Block + 8;

    private readonly PaddedBytes _name = new();
    private readonly PaddedBytes _nameAndBrace = new();
    private readonly PaddedBytes _end = new();
    private readonly PaddedBytes _constants = new();
    private readonly PaddedBytes _head = new();
    private MetricMetadata? _metric;
    private bool _hasExemplars;

    public override bool TakesExemplars => _hasExemplars;

    public override bool TakesNative => false;

    public override void Begin(MetricMetadata metric)
    {
        _metric = metric;
        _hasExemplars = isOpenMetrics && metric.HasExemplars;
        _name.Set(metric.Name);
        _name.Append(" "u8);
        _nameAndBrace.Set(metric.Name);
        _nameAndBrace.Append("{"u8);
        Buffer.Write(isOpenMetrics ? metric.OpenMetrics : metric.Text);
    }

    public override void Enter(ReadOnlySpan<byte> constantLabels)
    {
        _constants.Set(constantLabels);
        _end.Clear();
        if (constantLabels.Length > 0)
        {
            _end.Append(","u8);
            _end.Append(constantLabels);
        }

        _end.Append("} "u8);
    }

    public override void End()
    {
        if (isOpenMetrics)
        {
            Buffer.Write("# EOF\n"u8);
        }
    }

    public override void Counter(ReadOnlySpan<byte> labels, long value, RecordedExemplar? exemplar = null)
    {
        ref var line = ref Reserve(labels);
        var length = WriteHead(ref line, labels);
        length += Utf8Whole.Write(ref Unsafe.Add(ref line, length), value);
        EndLine(ref line, length, exemplar);
    }

    public override void Counter(ReadOnlySpan<byte> labels, double value, RecordedExemplar? exemplar = null)
    {
        ref var line = ref Reserve(labels);
        var length = WriteHead(ref line, labels);
        length += Utf8Number.Write(ref Unsafe.Add(ref line, length), value);
        EndLine(ref line, length, exemplar);
    }

    public override void Gauge(ReadOnlySpan<byte> labels, double value) => Counter(labels, value);

    public override void Unknown(ReadOnlySpan<byte> labels, double value) => Counter(labels, value);

    public override void Histogram(
        ReadOnlySpan<byte> labels,
        BucketTexts buckets,
        ReadOnlySpan<long> counts,
        double sum,
        ReadOnlySpan<RecordedExemplar?> exemplars,
        NativeSnapshot? native = null)
    {
        SetHead(_metric!.BucketName, labels);
        var count = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            count += counts[i];
            ref var line = ref Buffer.ReserveRef(_head.Length + BucketTexts.Block + Slack);
            var length = _head.CopyTo(ref line);
            length += buckets.CopyTo(i, ref Unsafe.Add(ref line, length));
            length += Utf8Whole.Write(ref Unsafe.Add(ref line, length), count);
            EndLine(ref line, length, exemplars.IsEmpty ? null : exemplars[i]);
        }

        WriteSumAndCount(labels, sum, count);
    }

    public override void Summary(ReadOnlySpan<byte> labels, ReadOnlySpan<(double Quantile, double Value)> quantiles, double sum, long count)
    {
        SetHead(_metric!.Name, labels);
        foreach (var (quantile, value) in quantiles)
        {
            Buffer.Write(_head.Text);
            Buffer.Write("quantile=\""u8);
            Buffer.Write(double.IsFinite(quantile) ? BoundText.Of(quantile) : "NaN");
            Buffer.Write("\"} "u8);
            Buffer.Write(value);
            Buffer.Write((byte)'\n');
        }

        WriteSumAndCount(labels, sum, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(ReadOnlySpan<byte> labels) => ref Buffer.ReserveRef(_nameAndBrace.Length + labels.Length + _end.Length + Slack);

    /// <summary>Writes a line up to its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WriteHead(ref byte line, ReadOnlySpan<byte> labels)
    {
        if (labels.IsEmpty)
        {
            return WriteHeadWithoutLabels(ref line);
        }

        var length = _nameAndBrace.CopyTo(ref line);
        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref line, length), ref MemoryMarshal.GetReference(labels), (uint)labels.Length);
        length += labels.Length;
        return length + _end.CopyTo(ref Unsafe.Add(ref line, length));
    }

    private int WriteHeadWithoutLabels(ref byte line)
    {
        if (_constants.Length == 0)
        {
            return _name.CopyTo(ref line);
        }

        // The first constant label's comma becomes the brace.
        var length = _nameAndBrace.CopyTo(ref line) - 1;
        var end = _end.CopyTo(ref Unsafe.Add(ref line, length));
        Unsafe.Add(ref line, length) = (byte)'{';
        return length + end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndLine(ref byte line, int length, RecordedExemplar? exemplar)
    {
        if (exemplar is null || !_hasExemplars)
        {
            Unsafe.Add(ref line, length) = (byte)'\n';
            Buffer.Advance(length + 1);
        }
        else
        {
            Buffer.Advance(length);
            WriteExemplar(exemplar);
        }
    }

    private void WriteExemplar(RecordedExemplar exemplar)
    {
        Buffer.Write(" # {"u8);
        Buffer.Write(exemplar.Labels);
        Buffer.Write("} "u8);
        Buffer.Write(exemplar.Value);
        Buffer.Write((byte)' ');
        Buffer.Write(exemplar.UnixMilliseconds / 1_000);
        Buffer.Write((byte)'.');
        var milliseconds = (int)(exemplar.UnixMilliseconds % 1_000);
        Buffer.Write((byte)('0' + (milliseconds / 100)));
        Buffer.Write((byte)('0' + (milliseconds / 10 % 10)));
        Buffer.Write((byte)('0' + (milliseconds % 10)));
        Buffer.Write((byte)'\n');
    }

    /// <summary>Prepares what the lines of a series begin with that have one label more.</summary>
    private void SetHead(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels)
    {
        _head.Set(name);
        _head.Append("{"u8);
        if (labels.Length > 0)
        {
            _head.Append(labels);
            _head.Append(","u8);
        }

        if (_constants.Length > 0)
        {
            _head.Append(_constants.Text);
            _head.Append(","u8);
        }
    }

    private void WriteSumAndCount(ReadOnlySpan<byte> labels, double sum, long count)
    {
        WriteName(_metric!.SumName, labels);
        Buffer.Write(sum);
        Buffer.Write((byte)'\n');
        WriteName(_metric.CountName, labels);
        Buffer.Write(count);
        Buffer.Write((byte)'\n');
    }

    private void WriteName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels)
    {
        Buffer.Write(name);
        if (labels.Length > 0)
        {
            Buffer.Write((byte)'{');
            Buffer.Write(labels);
            Buffer.Write(_end.Text);
        }
        else if (_constants.Length > 0)
        {
            Buffer.Write((byte)'{');
            Buffer.Write(_end.Text[1..]);
        }
        else
        {
            Buffer.Write((byte)' ');
        }
    }
}
