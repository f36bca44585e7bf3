namespace MetricsKit.PromQL;

/// <summary>Something wrong in an expression.</summary>
/// <param name="Start">Offset of the first character it is about, in UTF-16 code units.</param>
/// <param name="End">Offset after the last one; equal to <paramref name="Start"/> at the end of the text.</param>
/// <param name="Message">What was found, what was expected; one sentence without a full stop.</param>
public sealed record PromQLError(int Start, int End, string Message);

/// <summary>What parsing an expression gave.</summary>
/// <param name="Root">The tree; null when the text does not follow the grammar. An expression of wrong types has a tree, and errors.</param>
/// <param name="Errors">
/// In the order of the text; empty when Prometheus accepts the expression. A text that does not follow the grammar has one, at the place where it leaves it.
/// </param>
public sealed record ParseResult(Expr? Root, IReadOnlyList<PromQLError> Errors)
{
    /// <summary>True without errors.</summary>
    public bool Succeeded => Errors.Count == 0;
}

/// <summary>What parsing a list of matchers gave.</summary>
/// <param name="Matchers">The matchers; empty when the text does not follow the grammar.</param>
/// <param name="Errors">As in <see cref="ParseResult"/>.</param>
public sealed record MatcherParseResult(NodeList<LabelMatcher> Matchers, IReadOnlyList<PromQLError> Errors)
{
    /// <summary>True without errors.</summary>
    public bool Succeeded => Errors.Count == 0;
}
