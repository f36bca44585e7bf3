namespace MetricsKit.PromQL.Checks;

/// <summary>Which text of a rule a finding is about.</summary>
public enum RulePart
{
    /// <summary>The rule's name.</summary>
    Name,

    /// <summary>The expression.</summary>
    Expr,

    /// <summary><c>for</c></summary>
    For,

    /// <summary><c>keep_firing_for</c></summary>
    KeepFiringFor,

    /// <summary>The text of a label.</summary>
    Label,

    /// <summary>The text of an annotation.</summary>
    Annotation,
}

/// <summary>Something wrong with a rule.</summary>
/// <param name="Kind">What it is; each kind has a severity and a page of its own.</param>
/// <param name="Part">Which text it is in.</param>
/// <param name="Start">Offset of the first character it is about, in that text.</param>
/// <param name="End">Offset after the last one.</param>
/// <param name="Message">What is wrong and what to write instead; one sentence without a full stop, beginning in lower case.</param>
public sealed record Finding(FindingKind Kind, RulePart Part, int Start, int End, string Message)
{
    /// <summary>Which label or annotation, counted from 0; 0 for other parts.</summary>
    public int Index { get; init; }

    /// <summary>The label that declared series are said to lack, where relabelling or the target could add it (see <see cref="MetricCatalog.TargetLabels"/>); else null.</summary>
    public string? MissingLabel { get; init; }

    /// <summary>Other places in the expression that say why: where a label was dropped, what the other side is. May be empty.</summary>
    public IReadOnlyList<FindingReason> Reasons { get; init; } = [];

    /// <summary>The one right answer; null where there are several or none.</summary>
    public Suggestion? Suggestion { get; init; }
}

/// <summary>A place in the expression and what it has to do with a finding.</summary>
/// <param name="Span">Where.</param>
/// <param name="Text">What it says; one clause without a full stop.</param>
public sealed record FindingReason(SourceSpan Span, string Text);

/// <summary>A change that sets a finding right.</summary>
/// <param name="Title">What it does, as a menu names it: <c>Change to 'myshop_orders_created_total'</c>.</param>
/// <param name="Edits">Replacements in the finding's text, in order and apart from each other.</param>
public sealed record Suggestion(string Title, IReadOnlyList<TextEdit> Edits)
{
    /// <summary>What <c>for</c> should say instead of an edit, where that is the answer; else null.</summary>
    public string? For { get; init; }
}

/// <summary>Replaces the characters from <paramref name="Start"/> up to <paramref name="End"/>.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">After the last one; equal to <paramref name="Start"/> to insert.</param>
/// <param name="NewText">What stands there instead.</param>
public sealed record TextEdit(int Start, int End, string NewText);
