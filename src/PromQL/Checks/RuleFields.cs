namespace MetricsKit.PromQL.Checks;

/// <summary>What can be said of a rule without reading its expression: its durations and names.</summary>
internal static class RuleFields
{
    /// <summary>The first version that takes any name in UTF-8.</summary>
    private static readonly Version AnyNames = new(3, 0);

    public static void Check(RuleText rule, CheckOptions options, List<Finding> findings)
    {
        bool any = options.TargetVersion >= AnyNames;
        CheckName(rule, any, findings);
        if (rule.Kind == RuleKind.Alerting)
        {
            CheckDuration(rule.For, RulePart.For, "for", "alerts at once without it", findings);
            CheckDuration(rule.KeepFiringFor, RulePart.KeepFiringFor, "keep_firing_for", "resolves at once without it", findings);
        }

        CheckNames(rule.Labels, RulePart.Label, "label", any, findings);
        CheckNames(rule.Annotations, RulePart.Annotation, "annotation", any, findings);
    }

    private static void CheckName(RuleText rule, bool any, List<Finding> findings)
    {
        if (rule.Kind == RuleKind.Alerting)
        {
            if (rule.Name.Trim().Length == 0)
            {
                findings.Add(new Finding(FindingKind.IllegalName, RulePart.Name, 0, rule.Name.Length, "the alert has no name; write one, such as OrdersFailing"));
            }

            return;
        }

        if (any ? rule.Name.Length == 0 : !IsMetricName(rule.Name))
        {
            findings.Add(new Finding(
                FindingKind.IllegalName,
                RulePart.Name,
                0,
                rule.Name.Length,
                $"'{rule.Name}' names no series; use letters, digits, underscores and colons, and no digit at the start"));
        }
        else if (rule.Name.IndexOf(':') < 0)
        {
            findings.Add(new Finding(
                FindingKind.RecordingName,
                RulePart.Name,
                0,
                rule.Name.Length,
                $"'{rule.Name}' does not say what was done to which metric; name it level:metric:operations, as in job:http_requests:rate5m"));
        }
    }

    private static void CheckDuration(string? text, RulePart part, string key, string without, List<Finding> findings)
    {
        if (text is null)
        {
            return;
        }

        if (!PromDuration.TryParse(text, out PromDuration duration, out string? problem))
        {
            findings.Add(new Finding(FindingKind.Duration, part, 0, text.Length, problem!));
        }
        else if (duration.TotalMilliseconds == 0)
        {
            findings.Add(new Finding(FindingKind.RedundantFor, part, 0, text.Length, $"{key} of {text} changes nothing, as Prometheus {without}; leave it out, or state how long"));
        }
    }

    private static void CheckNames(IReadOnlyList<NamedText> texts, RulePart part, string kind, bool any, List<Finding> findings)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            string name = texts[i].Name;
            string? fault = name.Length == 0 ? "write one"
                : !any && !IsLabelName(name) ? "use letters, digits and underscores, and no digit at the start"
                : part == RulePart.Label && name == "__name__" ? "the rule's own name says it"
                : null;
            if (fault is not null)
            {
                findings.Add(new Finding(FindingKind.IllegalName, part, 0, texts[i].Text.Length, $"Prometheus refuses the {kind} '{name}'; {fault}") { Index = i });
            }
        }
    }

    private static bool IsMetricName(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => Characters.IsAlphaNumeric(c) || c == ':');

    private static bool IsLabelName(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(Characters.IsAlphaNumeric);
}
