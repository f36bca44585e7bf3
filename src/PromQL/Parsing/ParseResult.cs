namespace MetricsKit.PromQL;

/// <summary>Something wrong in an expression.</summary>
/// <param name="Start">Offset of the first character it is about, in UTF-16 code units.</param>
/// <param name="End">Offset after the last one; equal to <paramref name="Start"/> at the end of the text.</param>
/// <param name="Message">What was found, what was expected; one sentence without a full stop.</param>
public sealed record PromQLError(int Start, int End, string Message);

/// <summary>What parsing an expression gave.</summary>
/// <param name="Root">
/// The tree; null only when there is no expression at all. Where the text does not follow the grammar, <see cref="MissingExpr"/> and
/// <see cref="MissingDuration"/> stand for what is missing, and what could not be read is left out: such a tree serves an editor, not an evaluation.
/// </param>
/// <param name="Errors">
/// Empty when Prometheus accepts the expression. The first is the one that Prometheus would show; the others follow in the order of the text.
/// Types are only checked where the text follows the grammar. At most 100 mistakes in the grammar are reported.
/// </param>
public sealed record ParseResult(Expr? Root, IReadOnlyList<PromQLError> Errors)
{
    /// <summary>True without errors.</summary>
    public bool Succeeded => Errors.Count == 0;
}

/// <summary>What parsing a list of matchers gave.</summary>
/// <param name="Matchers">The matchers that could be read; one whose value is missing has an empty value, and an empty span of it.</param>
/// <param name="Errors">As in <see cref="ParseResult"/>.</param>
public sealed record MatcherParseResult(NodeList<LabelMatcher> Matchers, IReadOnlyList<PromQLError> Errors)
{
    /// <summary>True without errors.</summary>
    public bool Succeeded => Errors.Count == 0;
}
