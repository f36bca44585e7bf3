using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about rules as a whole, and rules of the house.</summary>
public static partial class Rules
{
    /// <summary>MK5301: A duration that changes nothing.</summary>
    public static readonly DiagnosticDescriptor RedundantFor = new(
        "MK5301",
        "A duration that changes nothing",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5301.md");

    /// <summary>MK5302: The same rule twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateRule = new(
        "MK5302",
        "The same rule twice",
        "{0} is stated a second time with the same labels; remove one of them, or let their labels differ",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5302.md");

    /// <summary>MK5303: A name that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor IllegalName = new(
        "MK5303",
        "A name that Prometheus refuses",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5303.md");

    /// <summary>MK5304: A recorded name without its level.</summary>
    public static readonly DiagnosticDescriptor RecordingName = new(
        "MK5304",
        "A recorded name without its level",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5304.md");

    /// <summary>MK5305: A label that the house asks for.</summary>
    public static readonly DiagnosticDescriptor HouseLabel = new(
        "MK5305",
        "A label that the house asks for",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5305.md");

    /// <summary>MK5306: An annotation that the house asks for.</summary>
    public static readonly DiagnosticDescriptor HouseAnnotation = new(
        "MK5306",
        "An annotation that the house asks for",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5306.md");

    /// <summary>MK5307: A name that the house refuses.</summary>
    public static readonly DiagnosticDescriptor HouseName = new(
        "MK5307",
        "A name that the house refuses",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5307.md");

    /// <summary>MK5308: A group that is evaluated too rarely.</summary>
    public static readonly DiagnosticDescriptor GroupInterval = new(
        "MK5308",
        "A group that is evaluated too rarely",
        "Group '{0}' is evaluated every {1}, and Prometheus forgets a series after 5 minutes; evaluate it every 5m or more often",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5308.md");

    /// <summary>MK5401: A rule file that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor UnreadableRuleFile = new(
        "MK5401",
        "A rule file that Prometheus refuses",
        "{0}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5401.md");

    /// <summary>MK5402: A metric list that cannot be read.</summary>
    public static readonly DiagnosticDescriptor UnreadableMetricList = new(
        "MK5402",
        "A metric list that cannot be read",
        "{0}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5402.md");
}
