using MetricsKit.PromQL;

namespace MetricsKit.EndToEnd.Tests.Rules;

/// <summary>Makes time pass faster or slower: every duration of an expression is multiplied, then divided.</summary>
/// <param name="multiply">Factor, 1 or more.</param>
/// <param name="divide">Divisor, 1 or more.</param>
internal sealed class DurationScale(long multiply, long divide) : PromQLRewriter
{
    /// <summary>The expression with scaled durations, on one line.</summary>
    /// <exception cref="FormatException">It is no PromQL.</exception>
    public string Scale(string expression) => Rewrite(Read(expression)).ToString();

    /// <exception cref="FormatException">The result would not be whole milliseconds.</exception>
    public PromDuration Scale(PromDuration duration)
    {
        long milliseconds = checked(duration.TotalMilliseconds * multiply);
        return milliseconds % divide == 0
            ? PromDuration.FromMilliseconds(milliseconds / divide)
            : throw new FormatException($"{duration} times {multiply} by {divide} is not a whole number of milliseconds");
    }

    /// <exception cref="FormatException">It is no PromQL.</exception>
    public static Expr Read(string expression)
    {
        ParseResult result = PromQLParser.Parse(expression);
        return result is { Succeeded: true, Root: { } root }
            ? root
            : throw new FormatException($"{expression}: {string.Join("; ", result.Errors.Select(error => error.Message))}");
    }

    public override PromQLNode VisitDurationLiteral(DurationLiteral node) => node with { Value = Scale(node.Value) };

    public override PromQLNode VisitDurationNumber(DurationNumber node) =>
        throw new NotSupportedException("duration arithmetic is for newer servers than this test's");
}
