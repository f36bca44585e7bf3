using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace MetricsKit;

/// <summary>The bounds of a histogram, the last one +Inf, with the text of each; made once a metric.</summary>
internal sealed class BucketTexts
{
    /// <summary>Bytes that <see cref="CopyTo"/> writes: the longest tail, that of <c>-1.7976931348623157e+308</c>, has 31.</summary>
    public const int Block = 32;

    private readonly byte[] _tails;
    private readonly byte[] _lengths;

    /// <param name="finite">Finite bounds, strictly increasing.</param>
    public BucketTexts(double[] finite)
    {
        Bounds = [.. finite, double.PositiveInfinity];
        _tails = new byte[Bounds.Length * Block];
        _lengths = new byte[Bounds.Length];
        for (var i = 0; i < Bounds.Length; i++)
        {
            _lengths[i] = (byte)Encoding.UTF8.GetBytes($"le=\"{BoundText.Of(Bounds[i])}\"}} ", _tails.AsSpan(i * Block, Block));
        }
    }

    /// <summary>Upper bounds.</summary>
    public double[] Bounds { get; }

    /// <summary>Copies what stands between the other labels and the count, <c>le="0.5"} </c>, to where there is room for <see cref="Block"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CopyTo(int bucket, ref byte to)
    {
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_tails), (nuint)(bucket * Block)).StoreUnsafe(ref to);
        return _lengths[bucket];
    }
}
