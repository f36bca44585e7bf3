using MetricsKit.Native;

namespace MetricsKit;

/// <summary>
/// Writes the native fields of a Histogram message: buckets as spans, each some indices after the one before, and counts as differences
/// from bucket to bucket.
/// </summary>
internal static class ProtobufNative
{
    private const byte Schema = 0x28;
    private const byte ZeroThreshold = 0x31;
    private const byte ZeroCount = 0x38;
    private const byte NegativeSpan = 0x4A;
    private const byte NegativeDelta = 0x52;
    private const byte PositiveSpan = 0x62;
    private const byte PositiveDelta = 0x6A;
    private const byte OffsetOfSpan = 0x08;
    private const byte LengthOfSpan = 0x10;

    // Empty buckets that cost less than a further span.
    private const int MostEmpty = 2;

    public static void Write(TextBuffer to, NativeSnapshot native)
    {
        // A threshold above zero tells Prometheus that the histogram is native even while it is empty.
        ProtobufWire.WriteNumber(to, Schema, ProtobufWire.ZigZag(native.Schema));
        ProtobufWire.WriteDouble(to, ZeroThreshold, NativeShape.ZeroThreshold);
        ProtobufWire.WriteNumber(to, ZeroCount, (ulong)native.ZeroCount);
        Write(to, native.Negative, NegativeSpan, NegativeDelta);
        Write(to, native.Positive, PositiveSpan, PositiveDelta);
    }

    private static void Write(TextBuffer to, NativeSide side, byte span, byte delta)
    {
        var indices = side.Indices;
        if (indices.IsEmpty)
        {
            return;
        }

        var end = 0;
        for (int first = 0, next; first < indices.Length; first = next)
        {
            next = first + 1;
            while (next < indices.Length && indices[next] - indices[next - 1] <= MostEmpty + 1)
            {
                next++;
            }

            var offset = ProtobufWire.ZigZag(indices[first] - end);
            end = indices[next - 1] + 1;
            var length = (ulong)(end - indices[first]);
            ProtobufWire.WriteNumber(to, span, (ulong)(2 + ProtobufWire.SizeOf(offset) + ProtobufWire.SizeOf(length)));
            ProtobufWire.WriteNumber(to, OffsetOfSpan, offset);
            ProtobufWire.WriteNumber(to, LengthOfSpan, length);
        }

        var deltas = ProtobufWire.Begin(to, delta);
        var before = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            var empty = i == 0 ? 0 : indices[i] - indices[i - 1] - 1;
            if (empty is > 0 and <= MostEmpty)
            {
                for (; empty > 0; empty--)
                {
                    ProtobufWire.WriteNumber(to, ProtobufWire.ZigZag(-before));
                    before = 0;
                }
            }

            ProtobufWire.WriteNumber(to, ProtobufWire.ZigZag(side.Counts[i] - before));
            before = side.Counts[i];
        }

        ProtobufWire.End(to, deltas);
    }
}
