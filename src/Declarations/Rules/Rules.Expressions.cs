using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about expressions, against what is known of the series they read.</summary>
public static partial class Rules
{
    /// <summary>MK5101: A metric that nothing exposes.</summary>
    public static readonly DiagnosticDescriptor UnknownMetric = new(
        "MK5101",
        "A metric that nothing exposes",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5101.md");

    /// <summary>MK5102: A label that the metric does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownLabel = new(
        "MK5102",
        "A label that the metric does not have",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5102.md");

    /// <summary>MK5103: A value that the label never has.</summary>
    public static readonly DiagnosticDescriptor UnknownLabelValue = new(
        "MK5103",
        "A value that the label never has",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5103.md");

    /// <summary>MK5104: A rate of what is no counter.</summary>
    public static readonly DiagnosticDescriptor RateOfGauge = new(
        "MK5104",
        "A rate of what is no counter",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5104.md");

    /// <summary>MK5105: A rate of an aggregation.</summary>
    public static readonly DiagnosticDescriptor RateOfAggregate = new(
        "MK5105",
        "A rate of an aggregation",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5105.md");

    /// <summary>MK5106: A counter read without a rate.</summary>
    public static readonly DiagnosticDescriptor RawCounter = new(
        "MK5106",
        "A counter read without a rate",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5106.md");

    /// <summary>MK5107: A range shorter than two scrapes.</summary>
    public static readonly DiagnosticDescriptor ShortRange = new(
        "MK5107",
        "A range shorter than two scrapes",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5107.md");

    /// <summary>MK5108: A quantile that gives no number.</summary>
    public static readonly DiagnosticDescriptor QuantileWithoutBuckets = new(
        "MK5108",
        "A quantile that gives no number",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5108.md");

    /// <summary>MK5109: A threshold that no quantile can pass.</summary>
    public static readonly DiagnosticDescriptor ThresholdBeyondBuckets = new(
        "MK5109",
        "A threshold that no quantile can pass",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5109.md");

    /// <summary>MK5110: Two sides that never match.</summary>
    public static readonly DiagnosticDescriptor SidesNeverMatch = new(
        "MK5110",
        "Two sides that never match",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5110.md");

    /// <summary>MK5111: A label without effect.</summary>
    public static readonly DiagnosticDescriptor DeadLabel = new(
        "MK5111",
        "A label without effect",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5111.md");

    /// <summary>MK5112: A condition that never holds.</summary>
    public static readonly DiagnosticDescriptor NeverFires = new(
        "MK5112",
        "A condition that never holds",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5112.md");

    /// <summary>MK5113: An alert that always fires.</summary>
    public static readonly DiagnosticDescriptor AlwaysFires = new(
        "MK5113",
        "An alert that always fires",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5113.md");

    /// <summary>MK5114: A division inside a sum.</summary>
    public static readonly DiagnosticDescriptor NaNInAggregate = new(
        "MK5114",
        "A division inside a sum",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5114.md");

    /// <summary>MK5115: A regular expression that is none.</summary>
    public static readonly DiagnosticDescriptor NeedlessRegexp = new(
        "MK5115",
        "A regular expression that is none",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5115.md");

    /// <summary>MK5116: An alert that flaps.</summary>
    public static readonly DiagnosticDescriptor Fragile = new(
        "MK5116",
        "An alert that flaps",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5116.md");

    /// <summary>MK5117: A range beyond what the server keeps.</summary>
    public static readonly DiagnosticDescriptor BeyondRetention = new(
        "MK5117",
        "A range beyond what the server keeps",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5117.md");

    /// <summary>MK5118: An absence that every restart makes.</summary>
    public static readonly DiagnosticDescriptor AbsentWithoutFor = new(
        "MK5118",
        "An absence that every restart makes",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5118.md");

    /// <summary>MK5119: A recorded series that no rule makes.</summary>
    public static readonly DiagnosticDescriptor UnknownRecording = new(
        "MK5119",
        "A recorded series that no rule makes",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5119.md");

    /// <summary>MK5120: A name that OpenTelemetry changes.</summary>
    public static readonly DiagnosticDescriptor RenamedByExporter = new(
        "MK5120",
        "A name that OpenTelemetry changes",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5120.md");

    /// <summary>MK5121: An absence until the first use.</summary>
    public static readonly DiagnosticDescriptor AbsentUntilUsed = new(
        "MK5121",
        "An absence until the first use",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5121.md");
}
