using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricsKit;

/// <summary>Text that is copied again and again: kept with room behind it, so that whole blocks can be copied without a call.</summary>
internal sealed class PaddedBytes
{
    /// <summary>Bytes that <see cref="CopyTo"/> may write beyond the text.</summary>
    public const int Block = 32;

    private byte[] _bytes = new byte[4 * Block];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Set(ReadOnlySpan<byte> text)
    {
        Length = 0;
        Append(text);
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        if (Length + text.Length + Block > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)BitOperations.RoundUpToPowerOf2((uint)(Length + text.Length + Block)));
        }

        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Copies the text to where there is room for it and <see cref="Block"/> bytes more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CopyTo(ref byte to)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(_bytes);
        var length = Length;
        var i = 0;
        do
        {
            Vector256.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
            i += Block;
        }
        while (i < length);

        return length;
    }
}
