using System.Collections.Concurrent;
using MetricsKit.PromQL;

namespace MetricsKit.Declarations;

/// <summary>What is wrong with the expressions of rules, remembered by text: an edit leaves nearly all of them as they were.</summary>
internal static class ExpressionErrors
{
    private const int Limit = 10_000;
    private static readonly ConcurrentDictionary<string, IReadOnlyList<PromQLError>> Cache = new(StringComparer.Ordinal);

    /// <summary>Why Prometheus refuses the text as a rule's expression; empty when it does not.</summary>
    public static IReadOnlyList<PromQLError> Of(string text)
    {
        if (Cache.TryGetValue(text, out IReadOnlyList<PromQLError>? errors))
        {
            return errors;
        }

        // Whoever types makes a new text with each key.
        if (Cache.Count >= Limit)
        {
            Cache.Clear();
        }

        return Cache.GetOrAdd(text, static t => Find(t));
    }

    private static IReadOnlyList<PromQLError> Find(string text)
    {
        ParseResult parsed = PromQLParser.Parse(text);
        return parsed.Errors.Count == 0 && NotARule(parsed.Root, text) is { } error ? [error] : parsed.Errors;
    }

    // Prometheus loads these, and they evaluate to nothing that could fire or be kept.
    private static PromQLError? NotARule(Expr? root, string text) => root?.Type is PromType.RangeVector or PromType.String
        ? new PromQLError(0, text.Length, $"a rule needs an instant vector or a scalar, and this is a {root.Type.Documented()}")
        : null;
}
