using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about declarations that cannot work.</summary>
public static partial class Rules
{
    private const string DeclarationsCategory = "MetricsKit.Declarations";

    /// <summary>MK1001: A metric must be a partial method or property.</summary>
    public static readonly DiagnosticDescriptor MetricNotPartial = new(
        "MK1001",
        "A metric must be a partial method or property",
        "{0} '{1}' carries [{2}] and {3}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1001.md");

    /// <summary>MK1002: A type around a metric must be partial.</summary>
    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        "MK1002",
        "A type around a metric must be partial",
        "Type '{0}' contains the metric '{1}' and is not partial; write 'partial' before '{2}'",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1002.md");

    /// <summary>MK1003: The return type does not fit the metric attribute.</summary>
    public static readonly DiagnosticDescriptor WrongReturnType = new(
        "MK1003",
        "The return type does not fit the metric attribute",
        "[{0}] needs the return type {1}; '{2}' returns '{3}'",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1003.md");

    /// <summary>MK1004: A metric must not be generic.</summary>
    public static readonly DiagnosticDescriptor GenericMetric = new(
        "MK1004",
        "A metric must not be generic",
        "'{0}' is generic, so it has no single set of series; move the type parameter into a label with a closed set of values",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1004.md");

    /// <summary>MK1005: A label cannot be passed this way.</summary>
    public static readonly DiagnosticDescriptor ParameterModifier = new(
        "MK1005",
        "A label cannot be passed this way",
        "Parameter '{0}' of '{1}' is passed by '{2}'; labels are read once: pass it by value or by 'in'",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1005.md");

    /// <summary>MK1006: A metric belongs in a metric set.</summary>
    public static readonly DiagnosticDescriptor NoMetricSet = new(
        "MK1006",
        "A metric belongs in a metric set",
        "'{0}' carries [{1}], but its type '{2}' is no [MetricSet]; add [MetricSet] to the type",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1006.md");

    /// <summary>MK1007: A member is one metric.</summary>
    public static readonly DiagnosticDescriptor SeveralMetricAttributes = new(
        "MK1007",
        "A member is one metric",
        "'{0}' carries [{1}] beside [{2}]; keep one of them and declare the other metric as a member of its own",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1007.md");

    /// <summary>MK1008: A metric name that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor IllegalMetricName = new(
        "MK1008",
        "A metric name that Prometheus refuses",
        "'{0}' is no metric name; use lower-case letters, digits and underscores, and begin with a letter",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1008.md");

    /// <summary>MK1009: Two metrics make the same series.</summary>
    public static readonly DiagnosticDescriptor DuplicateMetric = new(
        "MK1009",
        "Two metrics make the same series",
        "Metric '{0}' is declared by '{1}' too; rename one of them, or give its set another prefix",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1009.md");

    /// <summary>MK1010: A label name that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor IllegalLabelName = new(
        "MK1010",
        "A label name that Prometheus refuses",
        "'{0}' is no label name; use lower-case letters, digits and underscores, and begin with a letter",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1010.md");

    /// <summary>MK1011: A label name that Prometheus keeps for itself.</summary>
    public static readonly DiagnosticDescriptor ReservedLabelName = new(
        "MK1011",
        "A label name that Prometheus keeps for itself",
        "Label '{0}' of '{1}' is reserved by Prometheus{2}; choose another name, for instance with [Label(\"{3}\")]",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1011.md");

    /// <summary>MK1012: Two labels have the same name.</summary>
    public static readonly DiagnosticDescriptor DuplicateLabel = new(
        "MK1012",
        "Two labels have the same name",
        "Label '{0}' of '{1}' is there twice; rename one with [Label(\"…\")]",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1012.md");

    /// <summary>MK1013: Two label values read the same.</summary>
    public static readonly DiagnosticDescriptor DuplicateLabelValue = new(
        "MK1013",
        "Two label values read the same",
        "Value '{0}' of label '{1}' stands for both '{2}' and '{3}'; tell them apart with [LabelValue(\"…\")]",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1013.md");

    /// <summary>MK1014: A label value that Metrics.Kit keeps for itself.</summary>
    public static readonly DiagnosticDescriptor ReservedLabelValue = new(
        "MK1014",
        "A label value that Metrics.Kit keeps for itself",
        "'{0}' of label '{1}' reads 'other', which collects undeclared values; give it another text with [LabelValue(\"…\")]",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1014.md");

    /// <summary>MK1015: A label without values.</summary>
    public static readonly DiagnosticDescriptor EmptyDomain = new(
        "MK1015",
        "A label without values",
        "Label '{0}' of '{1}' has no values: {2}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1015.md");

    /// <summary>MK1016: A type that is no label.</summary>
    public static readonly DiagnosticDescriptor UnsupportedLabelType = new(
        "MK1016",
        "A type that is no label",
        "'{0}' of '{1}' has the type '{2}', which is no label; {3}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1016.md");

    /// <summary>MK1017: A label attribute that does not fit.</summary>
    public static readonly DiagnosticDescriptor LabelAttributeMismatch = new(
        "MK1017",
        "A label attribute that does not fit",
        "[{0}] on '{1}' {2}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1017.md");

    /// <summary>MK1018: The member that lists label values does not fit.</summary>
    public static readonly DiagnosticDescriptor LabelValueSourceMember = new(
        "MK1018",
        "The member that lists label values does not fit",
        "[LabelValueSource] of label '{0}' names '{1}', {2}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1018.md");

    /// <summary>MK1019: A label set that cannot be read.</summary>
    public static readonly DiagnosticDescriptor LabelSetShape = new(
        "MK1019",
        "A label set that cannot be read",
        "Label set '{0}' {1}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1019.md");

    /// <summary>MK1020: A metric property has a getter and nothing else.</summary>
    public static readonly DiagnosticDescriptor PropertyShape = new(
        "MK1020",
        "A metric property has a getter and nothing else",
        "Property '{0}' is a metric; {1}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1020.md");

    /// <summary>MK1021: A metric set gets its registry from its primary constructor.</summary>
    public static readonly DiagnosticDescriptor MetricSetConstructor = new(
        "MK1021",
        "A metric set gets its registry from its primary constructor",
        "Set '{0}' {1}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1021.md");

    /// <summary>MK1022: A service name that Kubernetes refuses.</summary>
    public static readonly DiagnosticDescriptor ServiceName = new(
        "MK1022",
        "A service name that Kubernetes refuses",
        "'{0}' is no service name; use at most 63 lower-case letters, digits and inner dashes",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1022.md");

    /// <summary>MK1023: HTTP status codes are written as numbers.</summary>
    public static readonly DiagnosticDescriptor EnumWantsNumbers = new(
        "MK1023",
        "HTTP status codes are written as numbers",
        "Label '{0}' writes the names of '{1}' ('{2}'), and dashboards expect the numbers; add [Label(Format = LabelFormat.Number)]",
        DeclarationsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1023.md");

    /// <summary>MK1024: Combined flags become 'other'.</summary>
    public static readonly DiagnosticDescriptor FlagsLabel = new(
        "MK1024",
        "Combined flags become 'other'",
        "'{0}' is a [Flags] enum: each combination that is no member of its own goes to 'other'; use an enum of the cases that matter",
        DeclarationsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1024.md");

    /// <summary>MK1025: More combinations than a metric can have.</summary>
    public static readonly DiagnosticDescriptor TooManyCombinations = new(
        "MK1025",
        "More combinations than a metric can have",
        "'{0}' has {1} combinations of closed labels, and {2} is the most that can be served; use fewer labels or fewer values",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1025.md");

    /// <summary>MK1026: A setting with an impossible value.</summary>
    public static readonly DiagnosticDescriptor IllegalSetting = new(
        "MK1026",
        "A setting with an impossible value",
        "{0} of '{1}' is {2}; {3}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1026.md");

    /// <summary>MK1027: A metric set in a file-local type.</summary>
    public static readonly DiagnosticDescriptor FileLocalType = new(
        "MK1027",
        "A metric set in a file-local type",
        "Type '{0}' is file-local, so generated code cannot be added to it; make it internal",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1027.md");

    /// <summary>MK1028: A metric name that Prometheus writes itself.</summary>
    public static readonly DiagnosticDescriptor ReservedMetricName = new(
        "MK1028",
        "A metric name that is taken",
        "'{0}' is written by {1}; choose another name, or give the set a prefix",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1028.md");

    /// <summary>MK1900: This attribute is checked, and nothing is written for it yet.</summary>
    public static readonly DiagnosticDescriptor NotWrittenYet = new(
        "MK1900",
        "This attribute is checked, and nothing is written for it yet",
        "{0} is known, but this version of Metrics.Kit writes nothing for it",
        DeclarationsCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1900.md");
}
