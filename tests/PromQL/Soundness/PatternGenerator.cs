namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>Writes regular expressions of RE2 that match a given word more often than not.</summary>
/// <param name="random">Where choices come from.</param>
internal sealed class PatternGenerator(Random random)
{
    public string Next(string word)
    {
        string pattern = Sequence(word, 2);
        pattern = random.Next(4) == 0 ? $"{pattern}|{Sequence(Pick("zz", "x", ""), 1)}" : pattern;
        return random.Next(12) switch
        {
            0 => "(?i)" + pattern,
            1 => $"^{pattern}$",
            2 => $"^({pattern})$",
            3 => $"(?:{pattern})",
            4 => $"(?s){pattern}",
            5 => $"(?P<n>{pattern})",
            _ => pattern,
        };
    }

    private string Sequence(string word, int depth) => string.Concat(word.Select(c => random.Next(6) == 0 ? Piece(c, depth) : Quoted(c))) + Pick("", "", "", ".*", "$", "x?", "(|y)", "\\s*", "{", "x{0,2}");

    private string Piece(char c, int depth) => random.Next(14) switch
    {
        0 => ".",
        1 => "\\w",
        2 => "\\d",
        3 => "[a-z]",
        4 => "[^a-f]",
        5 => Quoted(c) + Pick("*", "+", "?", "*?", "{1}", "{0,3}", "{2,}"),
        6 => depth > 0 ? $"({Sequence(c.ToString(), depth - 1)}|{Sequence(Pick("q", ""), depth - 1)})" : ".",
        7 => $"[{Quoted(c)}\\d_]",
        8 => $"[]{Quoted(c)}]",
        9 => char.ToUpperInvariant(c).ToString() is var upper && Quoted(upper[0]) == upper ? $"(?i){upper}" : Quoted(c),
        10 => $"\\x{(int)c:x2}",
        11 => "[[:alpha:]]",
        12 => $"(?i:{Quoted(c)})",
        _ => Pick("\\pL", "\\D", "\\S", "\\W", "[\\w.-]", "\\b", "[^\\d]"),
    };

    private static string Quoted(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' ? c.ToString() : "\\" + c;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
