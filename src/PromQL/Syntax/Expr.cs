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

    /// <summary>The expression over several lines where it is longer than 100 characters, as <c>promtool promql format</c> breaks it; <c>\n</c> between lines, none at the end.</summary>
    public string ToPrettyString() => PrettyPrinter.Print(this);

    /// <summary>The expression as people lay rules out by hand: broken before operators where it is longer than 100 characters, the first line at the margin; <c>\n</c> between lines, none at the end.</summary>
    public string ToRuleString() => RulePrinter.Print(this);
}
