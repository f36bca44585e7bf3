using MetricsKit.PromQL.Checks;

namespace MetricsKit.Analyzers;

/// <summary>How messages about findings are filled.</summary>
internal static class RuleWords
{
    /// <summary>Arguments of the message of the finding's rule.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="subject"><c>Alert 'X'</c>.</param>
    /// <param name="rule">The rule.</param>
    public static object[] Arguments(Finding finding, string subject, RuleText rule) => finding.Kind switch
    {
        FindingKind.Duration when finding.Part == RulePart.For => ["for", rule.For ?? ""],
        FindingKind.Duration when finding.Part == RulePart.KeepFiringFor => ["keep_firing_for", rule.KeepFiringFor ?? ""],
        FindingKind.Syntax => [char.ToLowerInvariant(subject[0]) + subject.Substring(1), finding.Message],
        _ when finding.MissingLabel is { } label => [subject, $"{finding.Message}; if the target or relabelling adds it, state [assembly: TargetLabels(\"{label}\")]"],
        _ => [subject, finding.Message],
    };
}
