namespace MetricsKit.PromQL;

/// <summary>Whether the series of an expression have a label.</summary>
public enum LabelStatus
{
    /// <summary>None has it.</summary>
    Impossible,

    /// <summary>Some may have it.</summary>
    Possible,

    /// <summary>Each has it, with a value that is not empty.</summary>
    Guaranteed,
}

/// <summary>What decides about a label.</summary>
public enum LabelCause
{
    /// <summary>Nothing is known of the series' labels, so they may have any.</summary>
    Unknown,

    /// <summary>The declaration of the metric.</summary>
    Declared,

    /// <summary>Scraping, or the target, adds the label.</summary>
    Scraped,

    /// <summary>The expression of a recording rule, or a label that the rule sets.</summary>
    Recorded,

    /// <summary>A matcher of the selector.</summary>
    Matched,

    /// <summary><c>by</c>, <c>without</c>, or an aggregation with neither.</summary>
    Aggregated,

    /// <summary><c>on</c> or <c>ignoring</c>.</summary>
    Joined,

    /// <summary><c>group_left</c> or <c>group_right</c>.</summary>
    Included,

    /// <summary>label_replace(), label_join(), count_values().</summary>
    Written,

    /// <summary>A function that drops the label, or gives a result without labels; an operator that drops the metric's name.</summary>
    Function,

    /// <summary>A number, or what is made of one: it has no labels.</summary>
    Number,
}
