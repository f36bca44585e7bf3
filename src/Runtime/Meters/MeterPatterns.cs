namespace MetricsKit;

/// <summary>Which meters are meant: names and beginnings of names, taken in or left out.</summary>
internal sealed class MeterPatterns
{
    private readonly Pattern[] _allowed;
    private readonly Pattern[] _denied;

    /// <exception cref="ArgumentException">One cannot be used.</exception>
    public MeterPatterns(IEnumerable<string> patterns)
    {
        var all = patterns.ToArray();
        foreach (var text in all)
        {
            if (ProblemOf(text) is { } problem)
            {
                throw new ArgumentException(problem, nameof(patterns));
            }
        }

        _allowed = [.. all.Where(static text => text[0] != '!').Select(static text => new Pattern(text))];
        _denied = [.. all.Where(static text => text[0] == '!').Select(static text => new Pattern(text[1..]))];
    }

    public bool Allows(string meter) =>
        Array.Exists(_allowed, pattern => pattern.Matches(meter)) && !Array.Exists(_denied, pattern => pattern.Matches(meter));

    /// <summary>Why a pattern cannot be used; null where it can.</summary>
    public static string? ProblemOf(string? text)
    {
        var name = text is ['!', .. var denied] ? denied : text;
        if (string.IsNullOrWhiteSpace(name))
        {
            return $"'{text}' names no meter; write a meter's name, or the beginning of names with '*' behind it.";
        }

        return name.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && star < name.Length - 1
            ? $"'{text}' has a '*' before its end; write the beginning of the meters' names with one '*' behind it."
            : null;
    }

    private readonly struct Pattern(string text)
    {
        private readonly string _name = text.TrimEnd('*');
        private readonly bool _isPrefix = text[^1] == '*';

        public bool Matches(string meter) => _isPrefix
            ? meter.StartsWith(_name, StringComparison.OrdinalIgnoreCase)
            : meter.Equals(_name, StringComparison.OrdinalIgnoreCase);
    }
}
