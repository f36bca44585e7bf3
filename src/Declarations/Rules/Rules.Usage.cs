using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about how metrics are used.</summary>
public static partial class Rules
{
    private const string UsageCategory = "MetricsKit.Usage";

    /// <summary>MK6001: A counter that is decremented.</summary>
    public static readonly DiagnosticDescriptor NegativeIncrement = new(
        "MK6001",
        "A counter that is decremented",
        "Counter '{0}' is incremented by {1}, and {2}: a counter only goes up; use {3} for what also falls",
        UsageCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK6001.md");

    /// <summary>MK6002: A timer or tracker that is not disposed.</summary>
    public static readonly DiagnosticDescriptor NotDisposed = new(
        "MK6002",
        "A timer or tracker that is not disposed",
        "The {0} of '{1}' is {2}, so {3}; hold it with 'using'",
        UsageCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK6002.md");

    /// <summary>MK6003: A value in another unit than its metric.</summary>
    public static readonly DiagnosticDescriptor ValueInOtherUnit = new(
        "MK6003",
        "A value in another unit than its metric",
        "'{0}' is in {1}, and {2} is in {3}; {4}",
        UsageCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK6003.md");

    /// <summary>MK6004: A helper that ends before the asynchronous work.</summary>
    public static readonly DiagnosticDescriptor EndsBeforeTask = new(
        "MK6004",
        "A helper that ends before the asynchronous work",
        "{0} on '{1}' ends when the task is made, not when it is done, so {2}; {3}",
        UsageCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK6004.md");

    /// <summary>MK6005: A gauge that an exception leaves too high.</summary>
    public static readonly DiagnosticDescriptor NotDecremented = new(
        "MK6005",
        "A gauge that an exception leaves too high",
        "'{0}' is decremented later in this method, but not when {1} throws, and then stays too high until the process restarts; {2}",
        UsageCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK6005.md");

    /// <summary>MK3007: Two labels that are swapped.</summary>
    public static readonly DiagnosticDescriptor SwappedLabels = new(
        "MK3007",
        "Two labels that are swapped",
        "'{0}' is given to label '{1}' of '{4}', and '{2}' to label '{3}'; swap the two arguments",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3007.md");

    /// <summary>MK3106: A metric that is created again and again.</summary>
    public static readonly DiagnosticDescriptor CreatedAgain = new(
        "MK3106",
        "A metric that is created again and again",
        "{0} is created {1}; create it once, in a static field or in a service that lives as long as the process",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3106.md");
}
