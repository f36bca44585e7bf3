using Google.Protobuf;

namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>A Histogram: classic buckets, cumulative, and native ones where there is a schema.</summary>
internal sealed record ProtobufHistogram(
    ulong Count,
    double Sum,
    IReadOnlyList<ProtobufBucket> Buckets,
    int? Schema,
    double ZeroThreshold,
    ulong ZeroCount,
    IReadOnlyDictionary<int, long> Negative,
    IReadOnlyDictionary<int, long> Positive)
{
    public static ProtobufHistogram Read(ByteString message)
    {
        ulong count = 0, zeroCount = 0;
        double sum = double.NaN, threshold = 0;
        int? schema = null;
        var buckets = new List<ProtobufBucket>();
        List<(int, uint)> negativeSpans = [], positiveSpans = [];
        List<long> negativeDeltas = [], positiveDeltas = [];
        foreach (var (field, input) in ProtobufFields.Of(message, 3, 9, 12))
        {
            switch (field)
            {
                case 1: count = input.ReadUInt64(); break;
                case 2: sum = input.ReadDouble(); break;
                case 3: buckets.Add(ProtobufBucket.Read(input.ReadBytes())); break;
                case 5: schema = input.ReadSInt32(); break;
                case 6: threshold = input.ReadDouble(); break;
                case 7: zeroCount = input.ReadUInt64(); break;
                case 9: negativeSpans.Add(ReadSpan(input.ReadBytes())); break;
                case 10: negativeDeltas = ReadDeltas(input.ReadBytes()); break;
                case 12: positiveSpans.Add(ReadSpan(input.ReadBytes())); break;
                case 13: positiveDeltas = ReadDeltas(input.ReadBytes()); break;
                default: Assert.Fail($"Histogram has field {field}."); break;
            }
        }

        return new(count, sum, buckets, schema, threshold, zeroCount, Expand(negativeSpans, negativeDeltas), Expand(positiveSpans, positiveDeltas));
    }

    private static Dictionary<int, long> Expand(List<(int Offset, uint Length)> spans, List<long> deltas)
    {
        var buckets = new Dictionary<int, long>();
        var index = 0;
        var next = 0;
        var count = 0L;
        for (var i = 0; i < spans.Count; i++)
        {
            Assert.True(i == 0 || spans[i].Offset > 0, "Spans that touch are one.");
            index += spans[i].Offset;
            for (var j = 0; j < spans[i].Length; j++)
            {
                count += deltas[next++];
                Assert.True(count >= 0);
                if (count > 0)
                {
                    buckets.Add(index, count);
                }

                index++;
            }
        }

        Assert.Equal(deltas.Count, next);
        return buckets;
    }

    private static (int, uint) ReadSpan(ByteString message)
    {
        var offset = 0;
        var length = 0u;
        foreach (var (field, input) in ProtobufFields.Of(message))
        {
            switch (field)
            {
                case 1: offset = input.ReadSInt32(); break;
                case 2: length = input.ReadUInt32(); break;
                default: Assert.Fail($"BucketSpan has field {field}."); break;
            }
        }

        return (offset, length);
    }

    private static List<long> ReadDeltas(ByteString packed)
    {
        var deltas = new List<long>();
        var input = packed.CreateCodedInput();
        while (!input.IsAtEnd)
        {
            deltas.Add(input.ReadSInt64());
        }

        return deltas;
    }
}

/// <summary>A Summary.</summary>
internal sealed record ProtobufSummary(ulong Count, double Sum, IReadOnlyList<(double Quantile, double Value)> Quantiles)
{
    public static ProtobufSummary Read(ByteString message)
    {
        ulong count = 0;
        var sum = double.NaN;
        var quantiles = new List<(double, double)>();
        foreach (var (field, input) in ProtobufFields.Of(message, repeated: 3))
        {
            switch (field)
            {
                case 1: count = input.ReadUInt64(); break;
                case 2: sum = input.ReadDouble(); break;
                case 3: quantiles.Add(ReadQuantile(input.ReadBytes())); break;
                default: Assert.Fail($"Summary has field {field}."); break;
            }
        }

        return new(count, sum, quantiles);
    }

    private static (double, double) ReadQuantile(ByteString message)
    {
        var input = message.CreateCodedInput();
        Assert.Equal(WireFormat.MakeTag(1, WireFormat.WireType.Fixed64), input.ReadTag());
        var quantile = input.ReadDouble();
        Assert.Equal(WireFormat.MakeTag(2, WireFormat.WireType.Fixed64), input.ReadTag());
        return (quantile, input.ReadDouble());
    }
}

/// <summary>A classic bucket.</summary>
internal sealed record ProtobufBucket(ulong Count, double Bound, ProtobufExemplar? Exemplar)
{
    public static ProtobufBucket Read(ByteString message)
    {
        ulong count = 0;
        var bound = double.NaN;
        ProtobufExemplar? exemplar = null;
        foreach (var (field, input) in ProtobufFields.Of(message))
        {
            switch (field)
            {
                case 1: count = input.ReadUInt64(); break;
                case 2: bound = input.ReadDouble(); break;
                case 3: exemplar = ProtobufExemplar.Read(input.ReadBytes()); break;
                default: Assert.Fail($"Bucket has field {field}."); break;
            }
        }

        return new(count, bound, exemplar);
    }
}

/// <summary>An exemplar.</summary>
internal sealed record ProtobufExemplar(IReadOnlyList<(string Name, string Value)> Labels, double Value, DateTimeOffset Time)
{
    public static ProtobufExemplar Read(ByteString message)
    {
        var labels = new List<(string, string)>();
        var value = double.NaN;
        var time = DateTimeOffset.UnixEpoch;
        foreach (var (field, input) in ProtobufFields.Of(message, repeated: 1))
        {
            switch (field)
            {
                case 1: labels.Add(ProtobufMetric.ReadLabel(input.ReadBytes())); break;
                case 2: value = input.ReadDouble(); break;
                case 3: time = ReadTime(input.ReadBytes()); break;
                default: Assert.Fail($"Exemplar has field {field}."); break;
            }
        }

        return new(labels, value, time);
    }

    private static DateTimeOffset ReadTime(ByteString message)
    {
        var stamp = Google.Protobuf.WellKnownTypes.Timestamp.Parser.ParseFrom(message);
        return stamp.ToDateTimeOffset();
    }
}

/// <summary>The fields of a message, in the order they are in.</summary>
internal static class ProtobufFields
{
    public static IEnumerable<(int Field, CodedInputStream Input)> Of(ByteString message, params int[] repeated)
    {
        var seen = new HashSet<int>();
        var input = message.CreateCodedInput();
        while (!input.IsAtEnd)
        {
            var field = WireFormat.GetTagFieldNumber(input.ReadTag());
            Assert.True(seen.Add(field) || repeated.Contains(field), $"Field {field} is there twice.");
            yield return (field, input);
        }
    }
}
