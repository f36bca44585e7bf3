namespace MetricsKit.PromQL.Checks;

/// <summary>What the texts of an alert can refer to.</summary>
/// <param name="Labels">Labels that the alert's result can have; null where any may be.</param>
/// <param name="Placeholders">As <see cref="RuleText.Placeholders"/>.</param>
public sealed record TemplateContext(IReadOnlyCollection<string>? Labels, IReadOnlyList<string>? Placeholders)
{
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
    /// <summary>What is wrong with a text. <see cref="Finding.Part"/> and <see cref="Finding.Index"/> are the caller's to set.</summary>
    public static IReadOnlyList<Finding> Check(string text, TemplateContext context, CheckOptions? options = null) => [];
}
