using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Labels and annotations of rules, each written <c>name=value</c>.</summary>
internal static class RulePairs
{
    /// <summary>The pairs that are well formed; the others are reported.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="attribute">An alert or a recording rule, its name the first argument.</param>
    /// <param name="kind">What it is, for messages: <c>alert</c>.</param>
    /// <param name="property">The property that lists them.</param>
    public static EquatableArray<NameValue> Read(ParseContext context, AttributeArguments attribute, string kind, string property)
    {
        IReadOnlyList<string> texts = attribute.Array<string>(property) ?? [];
        var pairs = new List<NameValue>();
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i] ?? "";
            int at = text.IndexOf('=');
            string key = at < 0 ? "" : text.Substring(0, at).Trim();
            string? fault = at < 0 ? "has no '='; write name=value"
                : !Names.IsLabelName(key) ? $"has the name '{key}', which Prometheus refuses; use letters, digits and underscores"
                : property == "Labels" && IsTaken(key) ? $"sets '{key}', which Prometheus sets itself"
                : PropertyOf(key, property) is { } sets && attribute.String(sets) is not null ? $"sets '{key}', as {sets} does already; keep one"
                : pairs.Any(p => p.Name == key) ? $"sets '{key}' a second time"
                : null;
            if (fault is not null)
            {
                Location? location = AttributeArguments.Element(attribute.NamedSyntax(property), i)?.GetLocation() ?? attribute.Location;
                context.Report(Rules.MalformedPair, location, text, $"{kind} '{attribute.Positional<string>(0)}'", fault);
                continue;
            }

            pairs.Add(new NameValue(key, text.Substring(at + 1)));
        }

        return pairs.ToEquatableArray();
    }

    // What has a property of its own.
    private static string? PropertyOf(string name, string list) => (list, name) switch
    {
        ("Labels", "severity") => "Severity",
        ("Labels", "team") => "Team",
        ("Annotations", "summary") => "Summary",
        ("Annotations", "description") => "Description",
        ("Annotations", "runbook_url") => "Runbook",
        _ => null,
    };

    // A recorded series with alertname would be taken for an alert's.
    private static bool IsTaken(string label) => label == "alertname" || label.StartsWith("__", StringComparison.Ordinal);
}
