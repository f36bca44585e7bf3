using System.Buffers;
using System.Text;

namespace MetricsKit.Serving;

/// <summary>Lines of a request's head, and what can stand in them.</summary>
internal static class HeaderLines
{
    private static readonly SearchValues<byte> TokenBytes =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>Length of the head that starts here, the empty line that ends it included; 0 where it is not complete.</summary>
    /// <param name="text">What has come so far.</param>
    /// <param name="seen">How much of it is known to hold no end.</param>
    public static int EndOf(ReadOnlySpan<byte> text, int seen)
    {
        for (var i = Math.Max(seen - 2, 0); i < text.Length; i++)
        {
            var next = text[i..].IndexOf((byte)'\n');
            if (next < 0)
            {
                return 0;
            }

            i += next;
            if (text[(i + 1)..] is [(byte)'\n', ..])
            {
                return i + 2;
            }

            if (text[(i + 1)..] is [(byte)'\r', (byte)'\n', ..])
            {
                return i + 3;
            }
        }

        return 0;
    }

    /// <summary>Takes a line, without its end.</summary>
    public static ReadOnlySpan<byte> Cut(scoped ref ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n');
        var line = end < 0 ? lines : lines[..end];
        lines = end < 0 ? default : lines[(end + 1)..];
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenBytes);

    /// <summary>Whether a list with commas has this element, in any case.</summary>
    public static bool Lists(ReadOnlySpan<byte> list, ReadOnlySpan<byte> element)
    {
        while (!list.IsEmpty)
        {
            var comma = list.IndexOf((byte)',');
            if (Ascii.EqualsIgnoreCase((comma < 0 ? list : list[..comma]).Trim(" \t"u8), element))
            {
                return true;
            }

            list = comma < 0 ? default : list[(comma + 1)..];
        }

        return false;
    }
}
