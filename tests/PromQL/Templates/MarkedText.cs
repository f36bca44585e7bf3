using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Templates;

/// <summary>A text with <c>[|</c> and <c>|]</c> around each place that a finding is expected at.</summary>
internal static class MarkedText
{
    /// <summary>Checks the text without its marks, and that the findings of a kind are at the marks and nowhere else.</summary>
    public static IReadOnlyList<Finding> Check(FindingKind kind, string marked, TemplateContext context, CheckOptions? options = null)
    {
        List<(int Start, int End)> expected = [];
        string text = "";
        for (int i = 0; i < marked.Length;)
        {
            int open = marked.IndexOf("[|", i, StringComparison.Ordinal);
            if (open < 0)
            {
                text += marked[i..];
                break;
            }

            int close = marked.IndexOf("|]", open, StringComparison.Ordinal);
            text += marked[i..open];
            expected.Add((text.Length, text.Length + close - open - 2));
            text += marked[(open + 2)..close];
            i = close + 2;
        }

        IReadOnlyList<Finding> found = [.. TemplateChecker.Check(text, context, options).Where(f => f.Kind == kind)];
        Assert.Equal(expected.Select(e => $"{e.Start}-{e.End} '{text[e.Start..e.End]}'"), found.Select(f => $"{f.Start}-{f.End} '{text[f.Start..f.End]}'"));
        return found;
    }

    /// <summary>The text after a suggestion.</summary>
    public static string Apply(string text, Suggestion suggestion) =>
        suggestion.Edits.Reverse().Aggregate(text, (t, e) => t[..e.Start] + e.NewText + t[e.End..]);
}
