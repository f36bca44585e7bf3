using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MetricsKit.Families;

/// <summary>
/// Hash of label values: multiply and fold, eight bytes a step, as wyhash does it. Seeded by the process, because clients choose values
/// and could otherwise choose colliding ones.
/// </summary>
internal static class StringHash
{
    private static readonly ulong s_seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
    private static readonly ulong s_secret = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Start(int closedIndex) => s_seed ^ (uint)closedIndex;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        ref var first = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text));
        var length = (uint)text.Length * sizeof(char);
        hash ^= length;
        if (length >= sizeof(ulong))
        {
            uint i = 0;
            for (; i + sizeof(ulong) < length; i += sizeof(ulong))
            {
                hash = Fold(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i)));
            }

            // The last step overlaps the one before where the length is no multiple of eight.
            return Fold(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, length - sizeof(ulong))));
        }

        if (length == 0)
        {
            return Fold(hash);
        }

        ulong few = text[0] | ((ulong)text[text.Length >> 1] << 16) | ((ulong)text[^1] << 32);
        return Fold(hash ^ few);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Finish(ulong hash) => (int)(hash ^ (hash >> 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, s_secret, out var low);
        return high ^ low;
    }
}
