using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Testing;

/// <summary>
/// A source in which <c>{|MK1001:text|}</c> marks the characters of an expected diagnostic. Several ids are separated by
/// commas, marks nest, and an empty one (<c>{|MK1001:|}</c>) marks a place between two characters.
/// </summary>
/// <param name="Text">The source without marks.</param>
/// <param name="Expected">What is expected where, in the order in which marks close.</param>
public sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    /// <summary>Reads the marks.</summary>
    /// <exception cref="FormatException">A mark is not closed, closed twice, or has no id.</exception>
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var expected = new List<(string, TextSpan)>();
        var open = new Stack<(string[] Ids, int Start)>();
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "{|", 0, 2) == 0)
            {
                int colon = marked.IndexOf(':', i);
                if (colon < 0 || marked.AsSpan(i + 2, colon - i - 2).ContainsAny('\n', '|', ' '))
                {
                    throw new FormatException("A mark has no id: " + marked[i..]);
                }

                open.Push((marked[(i + 2)..colon].Split(','), text.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(marked, i, "|}", 0, 2) == 0)
            {
                if (!open.TryPop(out (string[] Ids, int Start) mark))
                {
                    throw new FormatException("A mark is closed that was not opened: " + marked[i..]);
                }

                expected.AddRange(mark.Ids.Select(id => (id, TextSpan.FromBounds(mark.Start, text.Length))));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return open.Count == 0 ? new Markup(text.ToString(), expected) : throw new FormatException("A mark is not closed: " + marked);
    }
}
