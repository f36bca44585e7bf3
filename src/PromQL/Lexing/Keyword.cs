namespace MetricsKit.PromQL;

/// <summary>Words that mean something outside braces, in any case; most serve as metric and label names too.</summary>
internal enum Keyword : byte
{
    None,
    SetOrAtan2,
    Aggregate,
    Offset,
    Smoothed,
    Anchored,
    By,
    Without,
    On,
    Ignoring,
    GroupLeft,
    GroupRight,
    Fill,
    FillLeft,
    FillRight,
    Bool,
    Start,
    End,
    Step,
    Range,
    MaxOf,
    MinOf,
}

internal static class Keywords
{
    private static readonly WordTable<Entry> Words = new(ignoreCase: true,
    [
        .. new[]
        {
            ("offset", Keyword.Offset),
            ("smoothed", Keyword.Smoothed),
            ("anchored", Keyword.Anchored),
            ("by", Keyword.By),
            ("without", Keyword.Without),
            ("on", Keyword.On),
            ("ignoring", Keyword.Ignoring),
            ("group_left", Keyword.GroupLeft),
            ("group_right", Keyword.GroupRight),
            ("fill", Keyword.Fill),
            ("fill_left", Keyword.FillLeft),
            ("fill_right", Keyword.FillRight),
            ("bool", Keyword.Bool),
            ("start", Keyword.Start),
            ("end", Keyword.End),
            ("step", Keyword.Step),
            ("range", Keyword.Range),
            ("max_of", Keyword.MaxOf),
            ("min_of", Keyword.MinOf),
        }.Select(w => (w.Item1, new Entry(w.Item2, 0, 0))),
        .. new[] { BinaryOperator.And, BinaryOperator.Or, BinaryOperator.Unless, BinaryOperator.Atan2 }
            .Select(o => (o.Text(), new Entry(Keyword.SetOrAtan2, (byte)o, 0))),
        .. AggregateOperators.All.Select(o => (o.Text(), new Entry(Keyword.Aggregate, (byte)o, 0))),
        ("inf", new Entry(Keyword.None, 0, double.PositiveInfinity)),
        ("nan", new Entry(Keyword.None, 0, double.NaN)),
    ]);

    /// <summary>The token of a word outside braces.</summary>
    public static Token Classify(string text, int start, int end, uint hash, TokenFlags flags)
    {
        if (!Words.TryFind(text, start, end, hash, out Entry entry))
        {
            return new Token(TokenKind.Word, start, end, flags);
        }

        return entry.Keyword == Keyword.None
            ? Token.OfNumber(TokenKind.Number, start, end, entry.Number)
            : Token.OfWord(start, end, entry.Keyword, entry.Meaning, flags);
    }

    /// <summary>True when the word can be a metric's name where an expression begins.</summary>
    public static bool CanNameMetric(in Token token) => token.Keyword switch
    {
        Keyword.On or Keyword.Ignoring or Keyword.GroupLeft or Keyword.GroupRight or Keyword.Bool => false,
        Keyword.SetOrAtan2 => token.Operator != BinaryOperator.Atan2,
        _ => true,
    };

    /// <param name="Keyword">The keyword; none for a number.</param>
    /// <param name="Meaning">The operator or aggregation.</param>
    /// <param name="Number">The number.</param>
    private readonly record struct Entry(Keyword Keyword, byte Meaning, double Number);
}
