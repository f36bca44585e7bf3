using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Findings about names as diagnostics, with what a fix needs.</summary>
internal static class NameReport
{
    /// <summary>A finding at a metric's name.</summary>
    public static Diagnostic OfMetric(NameFinding finding, string name, Location place) => Create(finding, $"'{name}'", name, place);

    /// <summary>A finding at a label's name.</summary>
    public static Diagnostic OfLabel(NameFinding finding, string name, string owner, Location place) => Create(finding, $"'{name}' of '{owner}'", name, place);

    /// <summary>A metric without help text.</summary>
    public static Diagnostic NoHelp(string name, string advice, Location place) => Diagnostic.Create(Rules.NoHelp, place, $"'{name}'", "no help text", advice);

    private static Diagnostic Create(NameFinding finding, string subject, string name, Location place)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Instead is { } instead)
        {
            properties = properties.Add(SuggestedName.Old, name).Add(SuggestedName.New, instead);
        }

        if (finding.Factor is { } factor)
        {
            properties = properties.Add(SuggestedName.Factor, factor);
        }

        return Diagnostic.Create(finding.Rule, place, properties, subject, finding.Says, finding.Advice);
    }
}
