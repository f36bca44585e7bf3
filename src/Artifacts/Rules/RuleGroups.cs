using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Signals;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Rules;

/// <summary>Sorts a workload's rules into groups, in an order that does not depend on where they are declared.</summary>
internal static class RuleGroups
{
    /// <summary>
    /// The groups by name; in each, recording rules, those that others read first; then alerts on errors, latency, traffic,
    /// saturation, then the rest, by name.
    /// </summary>
    /// <param name="workload">Whose rules.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static IReadOnlyList<RuleGroup> Build(Workload workload, List<string> errors)
    {
        // An endpoint's interval is the monitor's to complain of.
        bool own = workload is { HasRules: true, Interval: not null } && workload.Interval != workload.Endpoint?.Interval;
        if (own && !PromDuration.TryParse(workload.Interval, out _, out string? problem))
        {
            errors.Add($"The interval of the rule groups: {problem}.");
        }

        return
        [
            .. Recordings(workload, errors).Concat(Alerts(workload, errors))
                .GroupBy(r => r.Group, r => r.Rule, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new RuleGroup(g.Key, workload.Interval, [.. g])),
        ];
    }

    private static IEnumerable<(string Group, Rule Rule)> Recordings(Workload workload, List<string> errors)
    {
        var rules = new List<RecordedRule>();
        foreach (OwnedRecording owned in workload.Recordings)
        {
            try
            {
                rules.Add(RecordingBuilder.Build(owned, workload));
            }
            catch (RuleException exception)
            {
                errors.Add($"Recording rule '{owned.Rule.Name}': {exception.Message}");
            }
        }

        return RecordingOrder.Of(rules, errors).Select(r => (r.Group, (Rule)r.Rule));
    }

    private static IEnumerable<(string Group, Rule Rule)> Alerts(Workload workload, List<string> errors)
    {
        var rules = new List<(string Group, int Rank, AlertingRule Rule)>();
        foreach (OwnedAlert owned in workload.Alerts)
        {
            AlertModel alert = owned.Alert;
            try
            {
                rules.Add((GroupOf(alert, workload), Signal.Rank(alert.Condition), RuleBuilder.Build(owned, workload)));
            }
            catch (RuleException exception)
            {
                errors.Add($"Alert '{alert.Name}': {exception.Message}");
            }
        }

        return rules
            .OrderBy(r => r.Rank)
            .ThenBy(r => r.Rule.Alert, StringComparer.Ordinal)
            .ThenBy(r => r.Rule.Content, StringComparer.Ordinal)
            .GroupBy(r => (r.Group, r.Rule.Content))
            .Select(same => (same.Key.Group, (Rule)same.First().Rule));
    }

    private static string GroupOf(AlertModel alert, Workload workload) =>
        alert.Group ?? workload.Name + (Signal.IsGolden(alert.Condition) ? ".golden-signals" : ".alerts");
}
