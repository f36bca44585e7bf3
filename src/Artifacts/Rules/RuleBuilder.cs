using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Signals;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Rules;

/// <summary>Makes one alerting rule of one declared alert.</summary>
internal static class RuleBuilder
{
    private const string DefaultSeverity = "warning";

    /// <summary>The rule.</summary>
    /// <exception cref="RuleException">The alert cannot be written.</exception>
    public static AlertingRule Build(OwnedAlert owned, Workload workload)
    {
        AlertModel alert = owned.Alert;
        Signal signal = Signal.Of(alert, workload.ScopedBy(alert.Scope, owned.Defaults));
        var texts = new AlertTexts(alert, signal, workload.Name);
        return new AlertingRule(
            alert.Name,
            signal.Condition.ToRuleString(),
            Stated(alert.For, "For"),
            Stated(alert.KeepFiringFor, "KeepFiringFor"),
            Labels(owned, signal, workload, texts),
            Annotations(alert, signal, workload, texts));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Labels(OwnedAlert owned, Signal signal, Workload workload, AlertTexts texts)
    {
        AlertModel alert = owned.Alert;
        var labels = new NamedTexts("label");
        labels.State("severity", alert.Severity, "Severity");
        labels.State("team", alert.Team, "Team");
        labels.Further(alert.Labels, entry => texts.Fill(entry.Value, entry.Name)!);
        labels.Default("severity", owned.Defaults.Severity ?? DefaultSeverity);
        labels.Default("team", owned.Defaults.Team ?? workload.Team);

        // The operator routes by namespace; a result that lost the label gets it back.
        labels.Default("namespace", LabelAnalysis.Of(signal.Condition).Result["namespace"].Status == LabelStatus.Impossible ? workload.Namespace : null);
        return labels.InOrder("severity", "team", "namespace");
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Annotations(AlertModel alert, Signal signal, Workload workload, AlertTexts texts)
    {
        var annotations = new NamedTexts("annotation");
        annotations.State("summary", texts.Fill(alert.Summary, "Summary"), "Summary");
        annotations.State("description", texts.Fill(alert.Description, "Description"), "Description");
        annotations.State("runbook_url", Runbooks.Address(alert, workload, texts), "Runbook");
        annotations.Further(alert.Annotations, entry => texts.Fill(entry.Value, entry.Name)!);
        annotations.Default("summary", texts.Fill(signal.Summary, "Summary"));
        annotations.Default("description", texts.Fill(signal.Description, "Description"));
        return annotations.InOrder("summary", "description", "runbook_url");
    }

    // Kept as the author wrote it, once it is known to be a duration.
    private static string? Stated(string? duration, string property)
    {
        if (duration is not null)
        {
            Parsed.Duration(duration, property);
        }

        return duration;
    }
}
