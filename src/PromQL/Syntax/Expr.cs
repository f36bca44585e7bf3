namespace MetricsKit.PromQL;

/// <summary>What an expression evaluates to.</summary>
public enum PromType
{
    /// <summary>Not known: the call of an unknown function.</summary>
    None,

    /// <summary>One number without labels.</summary>
    Scalar,

    /// <summary>One sample for each series.</summary>
    InstantVector,

    /// <summary>A range of samples for each series.</summary>
    RangeVector,

    /// <summary>A text.</summary>
    String,
}

/// <summary>An expression.</summary>
public abstract record Expr : PromQLNode
{
    private protected Expr()
    {
    }

    /// <summary>What the expression evaluates to.</summary>
    public abstract PromType Type { get; }

    /// <summary>The expression over several lines where it is long, broken as Prometheus' own formatter breaks it; <c>\n</c> between lines, none at the end.</summary>
    /// <param name="maxLength">The longest part that stays on one line, in characters. A selector is never broken.</param>
    public string ToPrettyString(int maxLength = 100) => PrettyPrinter.Print(this, maxLength);

    /// <summary>The expression as people lay rules out by hand: broken before operators where it is longer than 100 characters, the first line at the margin; <c>\n</c> between lines, none at the end.</summary>
    public string ToRuleString() => RulePrinter.Print(this);
}
