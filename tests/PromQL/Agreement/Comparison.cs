using System.Globalization;
using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Agreement;

/// <summary>How our reading of expressions compares with promtool's.</summary>
/// <param name="Texts">The expressions.</param>
/// <param name="Ours">What we made of each.</param>
/// <param name="Theirs">Why promtool refuses it; null where it does not.</param>
internal sealed partial record Comparison(IReadOnlyList<string> Texts, ParseResult[] Ours, Refusal?[] Theirs)
{
    private static readonly PromQLOptions Prometheus242 = new() { TargetVersion = new Version(2, 42) };

    /// <summary>Those that one accepts and the other does not, without the explained ones.</summary>
    public IEnumerable<int> Disagreements => Indices.Where(i => Ours[i].Succeeded != (Theirs[i] is null) && !IsExplained(i));

    /// <summary>Those where we mean to differ.</summary>
    public IEnumerable<int> Explained => Indices.Where(IsExplained);

    /// <summary>Those that both refuse, and promtool says where.</summary>
    public IEnumerable<int> Located => Indices.Where(i => !Ours[i].Succeeded && Theirs[i]?.Offset is not null);

    private IEnumerable<int> Indices => Enumerable.Range(0, Texts.Count);

    /// <summary>Reads and asks.</summary>
    public static async Task<Comparison> OfAsync(string promtool, IEnumerable<string> texts)
    {
        string[] usable = [.. texts.Where(IsUsable)];
        return new Comparison(usable, [.. usable.Select(t => PromQLParser.Parse(t, Prometheus242))], await PromtoolVerdicts.OfAsync(promtool, usable).ConfigureAwait(false));
    }

    /// <summary>True where our first error starts at promtool's column.</summary>
    public bool StartsThere(int i) => Ours[i].Errors[0].Start == Theirs[i]!.Offset;

    /// <summary>True where promtool's column lies in the span of our first error, its end included, as an error at the end of the text has no characters.</summary>
    public bool Covers(int i) => Ours[i].Errors[0].Start <= Theirs[i]!.Offset && Theirs[i]!.Offset <= Ours[i].Errors[0].End;

    /// <summary>
    /// True where promtool points at the beginning of a string or of a matcher, and our first error is inside that very one:
    /// at the escape, or at the character of the regular expression.
    /// </summary>
    public bool IsFiner(int i)
    {
        int offset = Theirs[i]!.Offset!.Value;
        int start = Ours[i].Errors[0].Start;
        return Literals().Matches(Texts[i]).Any(m => m.Index == offset && start > offset && start < offset + m.Groups[1].Length);
    }

    /// <summary>
    /// True where promtool accepts a letter for the colon of a subquery, <c>x[5m c]</c>: its lexer takes any letter between
    /// brackets for one. We call it what it is, a slip.
    /// </summary>
    private bool IsExplained(int i) => Theirs[i] is null && !Ours[i].Succeeded
        && Ours[i].Errors[0] is { } error && error.End == error.Start + 1 && (char.IsAsciiLetter(Texts[i][error.Start]) || Texts[i][error.Start] == '_')
        && error.Message.EndsWith("in a range or subquery, expected ':' or ']'", StringComparison.Ordinal);

    /// <summary>One of them, for people.</summary>
    public string Describe(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Texts[i]}\n  promtool: {Theirs[i]?.Offset}: {Theirs[i]?.Message ?? "ok"}\n  we: {string.Join("; ", Ours[i].Errors.Select(e => $"{e.Start}-{e.End} {e.Message}"))}");

    /// <summary>A string, or a matcher, from wherever it may begin; broken strings go up to the end of the line.</summary>
    [GeneratedRegex("(?=((?:[a-zA-Z_][a-zA-Z0-9_]*(?:\\s|#.*\n)*[=!]~(?:\\s|#.*\n)*)?(?:\"(?:[^\"\\\\\n]|\\\\.)*|'(?:[^'\\\\\n]|\\\\.)*|`[^`]*)))")]
    private static partial Regex Literals();

    private static bool IsUsable(string text) => !string.IsNullOrWhiteSpace(text) && !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
