using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Service;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Rules;

/// <summary>Addresses of runbooks.</summary>
internal static class Runbooks
{
    private const string Placeholder = "{runbook}";

    /// <summary>The runbook's address; null where the alert states none.</summary>
    /// <exception cref="RuleException">The alert states a part of an address, and nothing says of which.</exception>
    public static string? Address(AlertModel alert, Workload workload, AlertTexts texts)
    {
        if (alert.Runbook is null || alert.Runbook.Contains("://"))
        {
            return texts.Fill(alert.Runbook, "Runbook");
        }

        if (workload.Runbook is null)
        {
            throw new RuleException($"the runbook '{alert.Runbook}' is no whole address, and the service states none to put it into; write Runbook = \"https://…/{Placeholder}\" in [assembly: MetricsService], or the whole address here.");
        }

        return workload.Runbook.Contains(Placeholder)
            ? texts.Fill(workload.Runbook, "Runbook", alert.Runbook)
            : throw new RuleException($"the runbook '{alert.Runbook}' has no place in the service's address '{workload.Runbook}'; write {Placeholder} where it goes.");
    }
}
