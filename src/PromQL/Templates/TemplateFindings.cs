using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

internal static class TemplateFindings
{
    /// <summary>A finding, with a suggestion to change what it is about where there is a replacement.</summary>
    public static Finding Make(FindingKind kind, int start, int end, string message, string? replacement = null) =>
        new(kind, RulePart.Annotation, start, end, message)
        {
            Suggestion = replacement is null ? null : new Suggestion($"Change to '{replacement}'", [new TextEdit(start, end, replacement)]),
        };
}
