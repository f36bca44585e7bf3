using System.Globalization;

namespace MetricsKit;

/// <summary>The media ranges of an Accept header, read in place. One that cannot be read is passed over.</summary>
internal ref struct MediaRanges(ReadOnlySpan<char> header)
{
    private ReadOnlySpan<char> _rest = header;

    public MediaRange Current { get; private set; }

    public readonly MediaRanges GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            if (MediaRange.TryRead(Cut(ref _rest, ','), out var range))
            {
                Current = range;
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the text up to a separator that stands outside quotes.</summary>
    internal static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> text, char separator)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == '\\' && quoted)
            {
                i++;
            }
            else if (text[i] == separator && !quoted)
            {
                var part = text[..i];
                text = text[(i + 1)..];
                return part;
            }
        }

        var all = text;
        text = default;
        return all;
    }
}

/// <summary>One media range of an Accept header.</summary>
internal readonly ref struct MediaRange
{
    private readonly ReadOnlySpan<char> _type;

    private MediaRange(ReadOnlySpan<char> type, ReadOnlySpan<char> version, ReadOnlySpan<char> proto, ReadOnlySpan<char> encoding, double quality)
    {
        _type = type;
        Version = version;
        Proto = proto;
        Encoding = encoding;
        Quality = quality;
    }

    /// <summary>The version parameter; empty where there is none.</summary>
    public ReadOnlySpan<char> Version { get; }

    /// <summary>The proto parameter, the name of a message; empty where there is none.</summary>
    public ReadOnlySpan<char> Proto { get; }

    /// <summary>The encoding parameter; empty where there is none.</summary>
    public ReadOnlySpan<char> Encoding { get; }

    /// <summary>How much it is wanted, 0 (not at all) to 1.</summary>
    public double Quality { get; }

    public bool Is(string type) => _type.Equals(type, StringComparison.OrdinalIgnoreCase);

    public static bool TryRead(ReadOnlySpan<char> text, out MediaRange range)
    {
        var type = MediaRanges.Cut(ref text, ';').Trim();
        ReadOnlySpan<char> version = "", proto = "", encoding = "";
        var quality = 1.0;
        range = default;
        while (!text.IsEmpty)
        {
            var value = MediaRanges.Cut(ref text, ';');
            var equals = value.IndexOf('=');
            if (equals < 0)
            {
                return false;
            }

            var name = value[..equals].Trim();
            value = value[(equals + 1)..].Trim();
            if (name.Equals("q", StringComparison.OrdinalIgnoreCase))
            {
                if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out quality) || quality > 1)
                {
                    return false;
                }
            }
            else if (name.Equals("version", StringComparison.OrdinalIgnoreCase))
            {
                version = value.Trim('"');
            }
            else if (name.Equals("proto", StringComparison.OrdinalIgnoreCase))
            {
                proto = value.Trim('"');
            }
            else if (name.Equals("encoding", StringComparison.OrdinalIgnoreCase))
            {
                encoding = value.Trim('"');
            }
        }

        range = new MediaRange(type, version, proto, encoding, quality);
        return type.Length > 0;
    }
}
