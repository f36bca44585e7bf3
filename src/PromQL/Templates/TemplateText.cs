using MetricsKit.PromQL.Templates;

namespace MetricsKit.PromQL.Checks;

/// <summary>What the texts of an alert can refer to.</summary>
/// <param name="Labels">Labels that the alert's result can have; null where any may be.</param>
/// <param name="Placeholders">As <see cref="RuleText.Placeholders"/>.</param>
public sealed record TemplateContext(IReadOnlyCollection<string>? Labels, IReadOnlyList<string>? Placeholders)
{
    /// <summary>As <see cref="RuleText.UnsetPlaceholders"/>.</summary>
    public IReadOnlyList<NamedText> UnsetPlaceholders { get; init; } = [];

    /// <summary>True for the text of a label, which must not change with the value.</summary>
    public bool IsLabel { get; init; }

    /// <summary>Why the result lacks a label, for messages; null where nothing more can be said.</summary>
    public Func<string, string?>? WhyMissing { get; init; }

    /// <summary>What <c>$value</c> is in: true where it reads well as it is (a whole number such as a count), so that it needs no humanize function.</summary>
    public bool ValueReadsWell { get; init; }
}

/// <summary>Checks texts of rules: Go's templates with the functions of Prometheus.</summary>
public static class TemplateChecker
{
    /// <summary>
    /// What is wrong with a text, in its order: what Prometheus refuses, and where there is nothing of it, what fails or reads badly
    /// when the alert fires. <see cref="Finding.Part"/> and <see cref="Finding.Index"/> are the caller's to set.
    /// </summary>
    public static IReadOnlyList<Finding> Check(string text, TemplateContext context, CheckOptions? options = null)
    {
        int brace = text.IndexOf('{');
        if (brace < 0)
        {
            return [];
        }

        List<Finding> findings = [];
        Version target = (options ?? CheckOptions.Default).TargetVersion;
        if (text.IndexOf("{{", brace, StringComparison.Ordinal) >= 0)
        {
            (IReadOnlyList<TemplateNode> nodes, List<TemplateError> errors, IReadOnlyCollection<string> defined) = TemplateParser.Parse(text, target);
            foreach (TemplateError error in errors)
            {
                string named = text.Substring(error.Start, error.End - error.Start);
                findings.Add(context.Placeholders?.Contains(named) == true
                    ? TemplateFindings.Make(FindingKind.TemplateSyntax, error.Start, error.End, $"'{named}' is no function but a placeholder, which has single braces; write '{{{named}}}'", null)
                    : TemplateFindings.Make(FindingKind.TemplateSyntax, error.Start, error.End, error.Message, error.Replacement));
            }

            if (errors.Count == 0)
            {
                new TemplateEvaluator(text, context, target, defined, findings).Run(nodes);
            }
        }

        if (context.Placeholders is { } placeholders)
        {
            PlaceholderCheck.Check(text, placeholders, context.UnsetPlaceholders, findings);
        }

        // Several mistakes at one place have one cause.
        return findings.Count < 2 ? findings : [.. findings
            .GroupBy(f => (f.Kind, f.Start, f.End)).Select(g => g.First())
            .OrderBy(f => f.Start).ThenBy(f => f.End)];
    }
}
