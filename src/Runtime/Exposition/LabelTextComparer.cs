using System.Diagnostics.CodeAnalysis;

namespace MetricsKit;

/// <summary>Compares label texts by their bytes.</summary>
internal sealed class LabelTextComparer : IEqualityComparer<byte[]>
{
    public static readonly LabelTextComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] byte[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
