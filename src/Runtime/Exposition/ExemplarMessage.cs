using System.Runtime.InteropServices;

namespace MetricsKit;

/// <summary>Makes Exemplar messages, in room that is used again.</summary>
internal sealed class ExemplarMessage
{
    private const byte ValueOfExemplar = 0x11;
    private const byte TimestampOfExemplar = 0x1A;
    private const byte SecondsOfTimestamp = 0x08;
    private const byte NanosecondsOfTimestamp = 0x10;
    private const int Rest = 64;

    private byte[] _bytes = new byte[1024];

    /// <summary>The message without tag and length; valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(RecordedExemplar exemplar)
    {
        var room = ProtobufLabels.Room(exemplar.Labels.Length) + Rest;
        if (_bytes.Length < room)
        {
            _bytes = new byte[room];
        }

        ref var start = ref MemoryMarshal.GetArrayDataReference(_bytes);
        var length = ProtobufLabels.Write(exemplar.Labels, ref start);
        length += ProtobufWire.Write(ref _bytes[length], ValueOfExemplar, exemplar.Value);
        var seconds = (ulong)(exemplar.UnixMilliseconds / 1_000);
        var nanoseconds = (ulong)(exemplar.UnixMilliseconds % 1_000 * 1_000_000);
        _bytes[length++] = TimestampOfExemplar;
        _bytes[length++] = (byte)(2 + ProtobufWire.SizeOf(seconds) + ProtobufWire.SizeOf(nanoseconds));
        _bytes[length++] = SecondsOfTimestamp;
        length += ProtobufWire.Write(ref _bytes[length], seconds);
        _bytes[length++] = NanosecondsOfTimestamp;
        length += ProtobufWire.Write(ref _bytes[length], nanoseconds);
        return _bytes.AsSpan(0, length);
    }
}
