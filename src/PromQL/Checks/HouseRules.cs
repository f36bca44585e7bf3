using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Checks;

/// <summary>What the house asks of rules: labels, annotations, names.</summary>
internal static class HouseRules
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    public static void Check(RuleText rule, CheckOptions options, List<Finding> findings)
    {
        foreach (HouseRule house in options.HouseRules)
        {
            switch (house.Subject)
            {
                case HouseSubject.Label when rule.Kind == RuleKind.Alerting:
                    CheckText(rule.Labels, RulePart.Label, FindingKind.HouseLabel, "label", house, rule, findings);
                    break;
                case HouseSubject.Annotation when rule.Kind == RuleKind.Alerting:
                    CheckText(rule.Annotations, RulePart.Annotation, FindingKind.HouseAnnotation, "annotation", house, rule, findings);
                    break;
                case HouseSubject.AlertName when rule.Kind == RuleKind.Alerting:
                case HouseSubject.RecordName when rule.Kind == RuleKind.Recording:
                    if (house.Pattern is { } pattern && !Matches(rule.Name, pattern))
                    {
                        string kind = rule.Kind == RuleKind.Alerting ? "alerts" : "recorded series";
                        findings.Add(new Finding(FindingKind.HouseName, RulePart.Name, 0, rule.Name.Length, $"names of {kind} match {pattern} in this house"));
                    }

                    break;
            }
        }
    }

    private static void CheckText(
        IReadOnlyList<NamedText> texts, RulePart part, FindingKind kind, string what, HouseRule house, RuleText rule, List<Finding> findings)
    {
        string form = house.Pattern is null ? "" : $" that matches {house.Pattern}";
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i].Name == house.Name)
            {
                // What a template makes of it is known when it fires.
                string text = texts[i].Text;
                if (text.Length == 0)
                {
                    // Prometheus drops it.
                    findings.Add(new Finding(kind, RulePart.Name, 0, rule.Name.Length, $"the {what} '{house.Name}' is empty, and every alert of this house has one{form}; state it"));
                }
                else if (house.Pattern is not null && !text.Contains("{{") && !Matches(text, house.Pattern))
                {
                    findings.Add(new Finding(kind, part, 0, text.Length, $"the {what} '{house.Name}' is '{text}', and this house asks for one{form}") { Index = i });
                }

                return;
            }
        }

        findings.Add(new Finding(kind, RulePart.Name, 0, rule.Name.Length, $"every alert of this house has the {what} '{house.Name}'{form}; state it"));
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, Timeout);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true; // not the rule's fault
        }
    }
}
