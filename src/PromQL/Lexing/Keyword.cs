namespace MetricsKit.PromQL;

/// <summary>Words that mean something outside braces, in any case; most serve as metric and label names too.</summary>
internal enum Keyword
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
    private static readonly Dictionary<string, Keyword> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["offset"] = Keyword.Offset,
        ["smoothed"] = Keyword.Smoothed,
        ["anchored"] = Keyword.Anchored,
        ["by"] = Keyword.By,
        ["without"] = Keyword.Without,
        ["on"] = Keyword.On,
        ["ignoring"] = Keyword.Ignoring,
        ["group_left"] = Keyword.GroupLeft,
        ["group_right"] = Keyword.GroupRight,
        ["fill"] = Keyword.Fill,
        ["fill_left"] = Keyword.FillLeft,
        ["fill_right"] = Keyword.FillRight,
        ["bool"] = Keyword.Bool,
        ["start"] = Keyword.Start,
        ["end"] = Keyword.End,
        ["step"] = Keyword.Step,
        ["range"] = Keyword.Range,
        ["max_of"] = Keyword.MaxOf,
        ["min_of"] = Keyword.MinOf,
    };

    private static readonly Dictionary<string, BinaryOperator> OperatorWords = new[]
    {
        BinaryOperator.And, BinaryOperator.Or, BinaryOperator.Unless, BinaryOperator.Atan2,
    }.ToDictionary(o => o.Text(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, AggregateOperator> Aggregates = Enum
        .GetValues(typeof(AggregateOperator)).Cast<AggregateOperator>()
        .ToDictionary(o => o.Text(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The token of a word outside braces.</summary>
    public static Token Classify(string word, SourceSpan span)
    {
        var token = new Token(TokenKind.Word, span, word);
        if (OperatorWords.TryGetValue(word, out BinaryOperator op))
        {
            return token with { Keyword = Keyword.SetOrAtan2, Operator = op };
        }

        if (Aggregates.TryGetValue(word, out AggregateOperator aggregate))
        {
            return token with { Keyword = Keyword.Aggregate, Aggregate = aggregate };
        }

        if (word.Equals("inf", StringComparison.OrdinalIgnoreCase))
        {
            return token with { Kind = TokenKind.Number, Number = double.PositiveInfinity };
        }

        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return token with { Kind = TokenKind.Number, Number = double.NaN };
        }

        return Words.TryGetValue(word, out Keyword keyword) ? token with { Keyword = keyword } : token;
    }

    /// <summary>True when the word can be a metric's name where an expression begins.</summary>
    public static bool CanNameMetric(Token token) => token.Keyword switch
    {
        Keyword.On or Keyword.Ignoring or Keyword.GroupLeft or Keyword.GroupRight or Keyword.Bool => false,
        Keyword.SetOrAtan2 => token.Operator != BinaryOperator.Atan2,
        _ => true,
    };
}
