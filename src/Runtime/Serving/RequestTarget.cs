namespace MetricsKit.Serving;

/// <summary>What a request line asks for.</summary>
internal static class RequestTarget
{
    /// <summary>Whether this can be the path of an exposition.</summary>
    public static bool IsPath(string? path) =>
        path is ['/', ..] and { Length: < 256 } && !path.AsSpan().ContainsAnyExceptInRange('!', '~') && !path.AsSpan().ContainsAny('?', '#');

    /// <summary>Whether a target asks for a path: as it stands, with a query, with a slash at its end, or behind <c>http://host</c>.</summary>
    public static bool Asks(ReadOnlySpan<byte> target, ReadOnlySpan<byte> path)
    {
        var scheme = target.IndexOf("://"u8);
        if (scheme > 0 && !target.StartsWith("/"u8))
        {
            target = target[(scheme + 3)..];
            var slash = target.IndexOf((byte)'/');
            target = slash < 0 ? "/"u8 : target[slash..];
        }

        var query = target.IndexOf((byte)'?');
        target = query < 0 ? target : target[..query];
        return target.SequenceEqual(path) || (target.Length == path.Length + 1 && target[^1] == '/' && target.StartsWith(path));
    }
}
