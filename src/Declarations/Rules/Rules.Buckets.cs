using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about buckets and objectives.</summary>
public static partial class Rules
{
    private const string BucketsCategory = "MetricsKit.Buckets";

    /// <summary>MK4001: Bucket bounds must ascend.</summary>
    public static readonly DiagnosticDescriptor BadBuckets = new(
        "MK4001",
        "Bucket bounds must ascend",
        "Buckets of '{0}': {1}",
        BucketsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK4001.md");

    /// <summary>MK4002: Impossible bucket parameters.</summary>
    public static readonly DiagnosticDescriptor BadBucketSeries = new(
        "MK4002",
        "Impossible bucket parameters",
        "[{0}] of '{1}': {2}",
        BucketsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK4002.md");

    /// <summary>MK4003: Bucket bounds are given twice.</summary>
    public static readonly DiagnosticDescriptor SeveralBuckets = new(
        "MK4003",
        "Bucket bounds are given twice",
        "'{0}' has {1} beside {2}; keep one",
        BucketsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK4003.md");

    /// <summary>MK4004: Buckets belong to a histogram.</summary>
    public static readonly DiagnosticDescriptor BucketsWithoutHistogram = new(
        "MK4004",
        "Buckets belong to a histogram",
        "[{0}] on '{1}' has no effect: it is no [Histogram]",
        BucketsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK4004.md");
}
