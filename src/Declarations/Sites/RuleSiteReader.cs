using System.Collections.Immutable;
using MetricsKit.Model;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>Makes rule sites of the sound alert and recording attributes that the parser met.</summary>
internal sealed class RuleSiteReader(Compilation compilation, ServiceModel? service, MetricDefaultsModel defaults, Func<string, MetricModel?> find)
{
    private const string DefaultSeverity = "warning";

    private static readonly string[] AllPlaceholders = ["service", "alert", "threshold", "for"];

    /// <summary>The sites, in the order of the attributes.</summary>
    public ImmutableArray<RuleSite> Read(IEnumerable<FoundRule> rules) => rules.Select(Read).ToImmutableArray();

    private RuleSite Read(FoundRule found)
    {
        AttributeArguments attribute = found.Attribute;
        var written = new List<(RulePart Part, int Index, WrittenText? Text)>
        {
            (RulePart.Name, 0, Positional(attribute, 0)),
            (RulePart.For, 0, Named(attribute, "For")),
            (RulePart.KeepFiringFor, 0, Named(attribute, "KeepFiringFor")),
        };
        bool own = found.Alert is null or { Condition: ExpressionCondition };
        if (own)
        {
            written.Add((RulePart.Expr, 0, Positional(attribute, 1)));
        }

        RuleText rule = found.Alert is { } alert ? AlertText(attribute, alert, written) : RecordingText(attribute, written);
        Location place = attribute.Location ?? Location.None;
        var site = new RuleSite(rule, place) { IsOwnExpression = own, Alert = found.Alert, Matchers = [.. Matchers(attribute, found.Alert, place)] };
        foreach ((RulePart part, int index, WrittenText? text) in written)
        {
            site.Wrote(part, index, text);
        }

        if (!own)
        {
            PlaceProperties(site, attribute, found.Alert!);
        }
        else if ((attribute.NamedSyntax("Above") ?? attribute.NamedSyntax("Below")) is { } threshold)
        {
            site.Properties[FindingKind.ThresholdBeyondBuckets] = threshold.GetLocation();
            site.Properties[FindingKind.NeverFires] = threshold.GetLocation();
            site.Properties[FindingKind.AlwaysFires] = threshold.GetLocation();
        }

        return site;
    }

    private RuleText RecordingText(AttributeArguments attribute, List<(RulePart Part, int Index, WrittenText? Text)> written)
    {
        var texts = new RuleTexts(compilation, attribute, written);
        texts.Labels((attribute.Array<string>("Labels") ?? []).Select(Pair));
        return new RuleText(RuleKind.Recording, attribute.Positional<string>(0) ?? "", attribute.Positional<string>(1) ?? "") 
        {
            Labels = texts.LabelTexts,
            ReadsAllJobs = !(attribute.Bool("Scope") ?? defaults.Scope),
        };
    }

    private static NameValue Pair(string text)
    {
        int at = (text ?? "").IndexOf('=');
        return at < 0 ? new NameValue("", text ?? "") : new NameValue(text!.Substring(0, at).Trim(), text.Substring(at + 1));
    }

    private RuleText AlertText(AttributeArguments attribute, AlertModel alert, List<(RulePart Part, int Index, WrittenText? Text)> written)
    {
        var texts = new RuleTexts(compilation, attribute, written);
        texts.Label("severity", alert.Severity, defaults.Severity ?? DefaultSeverity, "Severity");
        texts.Label("team", alert.Team, defaults.Team ?? service?.Team, "Team");
        texts.Labels(alert.Labels);
        bool stated(string name) => alert.Annotations.Any(a => a.Name == name);
        texts.Annotation("summary", alert.Summary, stated("summary") ? null : alert.Name, "Summary");
        bool hasDescription = alert.Condition is not ExpressionCondition || alert.For is not null;
        texts.Annotation("description", alert.Description, stated("description") || !hasDescription ? null : alert.Name, "Description");
        texts.Annotation("runbook_url", alert.Runbook is null ? null : Runbook(alert.Runbook), null, alert.Runbook?.Contains("://") == true ? "Runbook" : null);
        texts.Annotations(alert.Annotations);
        var own = alert.Condition as ExpressionCondition;
        return new RuleText(RuleKind.Alerting, alert.Name, SignalShape.Of(alert.Condition, find))
        {
            Above = own?.Above,
            Below = own?.Below,
            For = alert.For,
            KeepFiringFor = alert.KeepFiringFor,
            Labels = texts.LabelTexts,
            Annotations = texts.AnnotationTexts,
            Placeholders = [.. AllPlaceholders.Except(Unset(alert).Select(u => u.Name), StringComparer.Ordinal)],
            UnsetPlaceholders = [.. Unset(alert)],
            ReadsAllJobs = !(alert.Scope ?? defaults.Scope),
        };
    }

    private string Runbook(string stated) =>
        stated.Contains("://") || service?.Runbook is not { } address ? stated : address.Replace("{runbook}", stated);

    private static IEnumerable<NamedText> Unset(AlertModel alert)
    {
        if (alert.Condition is ExpressionCondition { Above: null, Below: null })
        {
            yield return new NamedText("threshold", "state Above or Below, or leave it out");
        }

        if (alert.For is null)
        {
            yield return new NamedText("for", "state For, or leave it out");
        }
    }

    private IEnumerable<MatcherSite> Matchers(AttributeArguments attribute, AlertModel? alert, Location place)
    {
        MetricTarget? target = TargetOf(alert?.Condition);
        if (target?.Where is { } where)
        {
            yield return new MatcherSite(target.Metric, where, Named(attribute, "Where"), place);
        }

        if (alert?.Condition is ErrorRatioCondition { Errors: { } errors } ratio)
        {
            yield return new MatcherSite(ratio.Target.Metric, errors, Named(attribute, "Errors"), place) { Beside = ratio.Target.Where };
        }
    }

    private static MetricTarget? TargetOf(AlertCondition? condition) => condition switch
    {
        ErrorRatioCondition ratio => ratio.Target,
        LatencyCondition latency => latency.Target,
        TrafficDropCondition drop => drop.Target,
        _ => null,
    };

    private void PlaceProperties(RuleSite site, AttributeArguments attribute, AlertModel alert)
    {
        Place(FindingKind.ShortRange, "Window");
        Place(FindingKind.BeyondRetention, alert.Condition is TrafficDropCondition && attribute.Has("Offset") ? "Offset" : "Window");
        Place(FindingKind.ThresholdBeyondBuckets, "Above");
        foreach (string property in new[] { "Metric", "Total" })
        {
            if (attribute.String(property) is { } metric && Named(attribute, property) is { } text)
            {
                foreach (string suffix in new[] { "", "_count", "_bucket" })
                {
                    site.MetricNames[metric + suffix] = text;
                }
            }
        }

        void Place(FindingKind kind, string property)
        {
            if (attribute.PlaceOf(property) is { } place)
            {
                site.Properties[kind] = place;
            }
        }
    }

    private WrittenText? Positional(AttributeArguments attribute, int index) =>
        attribute.PositionalSyntax(index) is { } source && attribute.Positional<string>(index) is { } text
            ? new WrittenText(compilation, source, text)
            : null;

    private WrittenText? Named(AttributeArguments attribute, string name) =>
        attribute.NamedSyntax(name) is { } source && attribute.String(name) is { } text
            ? new WrittenText(compilation, source, text)
            : null;
}
