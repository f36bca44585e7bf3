using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.Artifacts.Service;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Rules;

/// <summary>Makes one recording rule of one that is declared.</summary>
internal static class RecordingBuilder
{
    /// <summary>The rule.</summary>
    /// <exception cref="RuleException">The rule cannot be written.</exception>
    public static RecordedRule Build(OwnedRecording owned, Workload workload)
    {
        RecordingRuleModel rule = owned.Rule;
        if (!Names.IsMetricName(rule.Name))
        {
            throw new RuleException("no series can have that name; use letters, digits, underscores and colons, and begin with none of the digits.");
        }

        Expr expr = ScopeRewriter.Apply(Parsed.Expression(rule.Expr), workload.ScopedBy(rule.Scope, owned.Defaults));
        var labels = new NamedTexts("label");
        labels.Further(rule.Labels, entry => entry.Value);

        // Two services that ship one library record it each; without these labels both would write the same series.
        LabelSet result = LabelAnalysis.Of(expr).Result;
        labels.Default("namespace", result["namespace"].Status == LabelStatus.Impossible ? workload.Namespace : null);
        labels.Default("job", result["job"].Status == LabelStatus.Impossible ? workload.Job : null);
        var written = new RecordingRule(rule.Name, expr.ToRuleString(), labels.InOrder("namespace", "job"));
        return new RecordedRule(rule.Group ?? workload.Name + ".recording", written, expr);
    }
}
