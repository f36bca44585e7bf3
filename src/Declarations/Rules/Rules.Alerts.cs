using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about PromQL, alerts, annotations.</summary>
public static partial class Rules
{
    private const string AlertsCategory = "MetricsKit.Alerts";

    /// <summary>MK5001: An expression that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor MalformedExpression = new(
        "MK5001",
        "An expression that Prometheus refuses",
        "Prometheus refuses the expression of {0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5001.md");

    /// <summary>MK5002: Matchers that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor MalformedMatchers = new(
        "MK5002",
        "Matchers that Prometheus refuses",
        "Prometheus refuses the matchers of alert '{0}': {1}; write them as in status=~'5..', method!='GET'",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5002.md");

    /// <summary>MK5003: A duration that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor MalformedDuration = new(
        "MK5003",
        "A duration that Prometheus refuses",
        "{0} = \"{1}\" is no duration; write a whole number and a unit, larger units first: 30s, 5m, 1h30m, 1d",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5003.md");

    /// <summary>MK5004: An alert that this kind of metric cannot have.</summary>
    public static readonly DiagnosticDescriptor AlertOnWrongKind = new(
        "MK5004",
        "An alert that this kind of metric cannot have",
        "[{0}] needs a {1}, and '{2}' is a {3}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5004.md");

    /// <summary>MK5005: An error ratio without errors.</summary>
    public static readonly DiagnosticDescriptor NoErrors = new(
        "MK5005",
        "An error ratio without errors",
        "[ErrorRatioAlert(\"{0}\")] does not know which series of '{1}' are failures; mark values with [LabelValue(IsError = true)], or set Errors = \"status=~'5..'\" or Total",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5005.md");

    /// <summary>MK5006: An alert without a metric.</summary>
    public static readonly DiagnosticDescriptor NoTarget = new(
        "MK5006",
        "An alert without a metric",
        "[{0}(\"{1}\")] on {2} needs Metric = \"…\"",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5006.md");

    /// <summary>MK5007: A threshold that never or always holds.</summary>
    public static readonly DiagnosticDescriptor ImpossibleThreshold = new(
        "MK5007",
        "A threshold that never or always holds",
        "{0} = {1} of alert '{2}': {3}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5007.md");

    /// <summary>MK5008: A label or annotation that is no name and value.</summary>
    public static readonly DiagnosticDescriptor MalformedPair = new(
        "MK5008",
        "A label or annotation that is no name and value",
        "\"{0}\" of {1} {2}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5008.md");

    /// <summary>MK5009: An alert keeps a label that its metric does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownByLabel = new(
        "MK5009",
        "An alert keeps a label that its metric does not have",
        "Alert '{0}' keeps '{1}', which '{2}' does not have; it has {3}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5009.md");

    /// <summary>MK5010: A runbook without an address.</summary>
    public static readonly DiagnosticDescriptor RunbookWithoutAddress = new(
        "MK5010",
        "A runbook without an address",
        "Runbook = \"{0}\" of alert '{1}' is no address, and [MetricsService] states none; add Runbook = \"https://…/{{runbook}}\" there, or write the whole address here",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5010.md");

    /// <summary>MK5011: An alert without a name.</summary>
    public static readonly DiagnosticDescriptor AlertName = new(
        "MK5011",
        "An alert without a name",
        "An alert needs a name; write one like 'OrdersFailing'",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5011.md");

    /// <summary>MK5012: A rule that no rule file would contain.</summary>
    public static readonly DiagnosticDescriptor AlertPlacement = new(
        "MK5012",
        "A rule that no rule file would contain",
        "[{0}] on '{1}' is not read: alerts and recording rules stand on a metric, on a [MetricSet] or on the assembly",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5012.md");
}
