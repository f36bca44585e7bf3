using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>What authors write as text, read; each method names the property at fault.</summary>
internal static class Parsed
{
    /// <summary>Matchers such as <c>status=~'5..'</c>; none for null and for blank text.</summary>
    /// <exception cref="RuleException">The text is malformed.</exception>
    public static IReadOnlyList<LabelMatcher> Matchers(string? text, string property)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        MatcherParseResult result = PromQLParser.ParseMatchers(text!);
        return result.Succeeded ? result.Matchers : throw Malformed(text!, property, result.Errors[0]);
    }

    /// <summary>An expression.</summary>
    /// <exception cref="RuleException">The text is malformed, or gives ranges or text, which no rule can hold.</exception>
    public static Expr Expression(string text)
    {
        ParseResult result = PromQLParser.Parse(text);
        if (!result.Succeeded)
        {
            throw Malformed(text, "expression", result.Errors[0]);
        }

        return result.Root is { Type: PromType.InstantVector or PromType.Scalar } expr
            ? expr
            : throw new RuleException($"the expression `{text}` gives no instant vector, and so no rule; write one, such as `rate(x[5m])`.");
    }

    /// <summary>A duration.</summary>
    /// <exception cref="RuleException">The text is malformed.</exception>
    public static PromDuration Duration(string text, string property) =>
        PromDuration.TryParse(text, out PromDuration duration, out string? problem)
            ? duration
            : throw new RuleException($"{property}: {problem}.");

    private static RuleException Malformed(string text, string property, PromQLError error) =>
        new($"{property} `{text}`, at character {error.Start + 1}: {error.Message}.");
}
