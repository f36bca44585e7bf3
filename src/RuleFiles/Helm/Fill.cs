using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Something that was filled in.</summary>
/// <param name="Span">Where it stands in the filled text.</param>
/// <param name="Kinds">What is only to be said where it stays true with other fillings.</param>
/// <param name="Own">Those of them that are never said of what holds the stretch.</param>
internal sealed record Fill(SourceSpan Span, IReadOnlyList<FindingKind> Kinds, IReadOnlyList<FindingKind> Own)
{
    /// <summary>Of thresholds.</summary>
    public static readonly FindingKind[] Number = [FindingKind.ThresholdBeyondBuckets, FindingKind.NeverFires, FindingKind.AlwaysFires];

    /// <summary>Of values to match.</summary>
    public static readonly FindingKind[] String =
    [
        FindingKind.UnknownLabel, FindingKind.UnknownLabelValue, FindingKind.DeadLabel, FindingKind.NeedlessRegexp, FindingKind.UnknownMetric, FindingKind.UnknownRecording,
    ];

    /// <summary>Of what is selected by such values.</summary>
    public static readonly FindingKind[] Selected = [.. String, FindingKind.SidesNeverMatch, FindingKind.NeverFires, FindingKind.AlwaysFires, FindingKind.ThresholdBeyondBuckets];

    /// <summary>Of ranges and offsets.</summary>
    public static readonly FindingKind[] Time = [FindingKind.ShortRange, FindingKind.BeyondRetention];

    /// <summary>Of labels to aggregate by.</summary>
    public static readonly FindingKind[] Labels = [FindingKind.UnknownLabel, FindingKind.SidesNeverMatch, FindingKind.DeadLabel, FindingKind.QuantileWithoutBuckets];
}

/// <summary>Texts that marks are filled with.</summary>
/// <param name="Text">In strings.</param>
/// <param name="Number">Of values.</param>
/// <param name="Time">Of ranges and offsets.</param>
/// <param name="TimeNumber">Of times whose unit is written.</param>
/// <param name="TimeUnit">Of times whose number is written.</param>
/// <param name="IsBase">The one whose findings are told: with matchers that hold a filled text, and without more labels.</param>
internal sealed record Filling(string Text, string Number, string Time, string TimeNumber, string TimeUnit, bool IsBase = false)
{
    public static readonly Filling Base = new("x", "1", "5m", "5", "m", IsBase: true);

    /// <summary>Little and much, and below nothing.</summary>
    public static readonly Filling[] Others = [new("y", "0", "1s", "1", "s"), new("y", "1e12", "500w", "9999", "w"), new("y", "(-1)", "5m", "5", "m")];
}
