using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>The rule behind each kind of finding.</summary>
public static class FindingRules
{
    /// <summary>Its descriptor, whose message takes the rule that was checked (<c>Alert 'X'</c>) and the finding's message.</summary>
    public static DiagnosticDescriptor Of(FindingKind kind) => kind switch
    {
        FindingKind.Syntax => Rules.MalformedExpression,
        FindingKind.Duration => Rules.MalformedDuration,
        FindingKind.UnknownMetric => Rules.UnknownMetric,
        FindingKind.UnknownLabel => Rules.UnknownLabel,
        FindingKind.UnknownLabelValue => Rules.UnknownLabelValue,
        FindingKind.RateOfGauge => Rules.RateOfGauge,
        FindingKind.RateOfAggregate => Rules.RateOfAggregate,
        FindingKind.RawCounter => Rules.RawCounter,
        FindingKind.ShortRange => Rules.ShortRange,
        FindingKind.QuantileWithoutBuckets => Rules.QuantileWithoutBuckets,
        FindingKind.ThresholdBeyondBuckets => Rules.ThresholdBeyondBuckets,
        FindingKind.SidesNeverMatch => Rules.SidesNeverMatch,
        FindingKind.DeadLabel => Rules.DeadLabel,
        FindingKind.NeverFires => Rules.NeverFires,
        FindingKind.AlwaysFires => Rules.AlwaysFires,
        FindingKind.NaNInAggregate => Rules.NaNInAggregate,
        FindingKind.NeedlessRegexp => Rules.NeedlessRegexp,
        FindingKind.Fragile => Rules.Fragile,
        FindingKind.BeyondRetention => Rules.BeyondRetention,
        FindingKind.AbsentWithoutFor => Rules.AbsentWithoutFor,
        FindingKind.UnknownRecording => Rules.UnknownRecording,
        FindingKind.RenamedByExporter => Rules.RenamedByExporter,
        FindingKind.AbsentUntilUsed => Rules.AbsentUntilUsed,
        FindingKind.TemplateSyntax => Rules.TemplateSyntax,
        FindingKind.TemplateCall => Rules.TemplateCall,
        FindingKind.TemplateLabel => Rules.TemplateLabel,
        FindingKind.ValueInLabel => Rules.ValueInLabel,
        FindingKind.NotHumanized => Rules.NotHumanized,
        FindingKind.Placeholder => Rules.Placeholder,
        FindingKind.RedundantFor => Rules.RedundantFor,
        FindingKind.IllegalName => Rules.IllegalName,
        FindingKind.RecordingName => Rules.RecordingName,
        FindingKind.HouseLabel => Rules.HouseLabel,
        FindingKind.HouseAnnotation => Rules.HouseAnnotation,
        FindingKind.HouseName => Rules.HouseName,
        _ => throw new InvalidOperationException($"Finding {kind} has no rule."),
    };

    /// <summary>Every rule that a finding can be reported by.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. Enum.GetValues(typeof(FindingKind)).Cast<FindingKind>().Select(Of)];
}
