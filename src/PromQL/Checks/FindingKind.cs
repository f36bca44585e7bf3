namespace MetricsKit.PromQL.Checks;

/// <summary>What can be wrong with a rule.</summary>
public enum FindingKind
{
    /// <summary>Prometheus refuses the expression.</summary>
    Syntax,

    /// <summary>A series that nothing declares: an own prefix, or nearly the name of one that is declared.</summary>
    UnknownMetric,

    /// <summary>A label that the series cannot have, where it must.</summary>
    UnknownLabel,

    /// <summary>A value, or a regular expression, that no value of the label matches.</summary>
    UnknownLabelValue,

    /// <summary>rate(), increase() and their like of what is no counter; delta() and its like of a counter.</summary>
    RateOfGauge,

    /// <summary>rate() of an aggregation: resets are lost in it.</summary>
    RateOfAggregate,

    /// <summary>A counter's value compared or calculated with as it stands.</summary>
    RawCounter,

    /// <summary>A range that holds fewer than two scrapes.</summary>
    ShortRange,

    /// <summary>histogram_quantile() without <c>le</c>, or of what is no histogram.</summary>
    QuantileWithoutBuckets,

    /// <summary>A threshold above the last bound of the histogram, which a quantile never exceeds.</summary>
    ThresholdBeyondBuckets,

    /// <summary>Two sides whose labels can never be equal.</summary>
    SidesNeverMatch,

    /// <summary>A label that is gone where it is used, or taken over and not used.</summary>
    DeadLabel,

    /// <summary>A comparison that never holds: of a count with 0, of a rate below 0 …</summary>
    NeverFires,

    /// <summary>An alert without a condition, or with one that always holds.</summary>
    AlwaysFires,

    /// <summary>A division inside a sum or an average: one NaN makes all of it NaN.</summary>
    NaNInAggregate,

    /// <summary>A regular expression where <c>=</c> says the same, or with anchors that are there already.</summary>
    NeedlessRegexp,

    /// <summary>An alert whose labels change from one evaluation to the next, or that a restart makes fire.</summary>
    Fragile,

    /// <summary>A range or an offset that reaches behind the retention.</summary>
    BeyondRetention,

    /// <summary>absent() in an alert without <c>for</c>: each restart of Prometheus fires it.</summary>
    AbsentWithoutFor,

    /// <summary>A recorded series that no rule makes.</summary>
    UnknownRecording,

    /// <summary>A metric whose series come under another name, as OpenTelemetry's exporters add units and suffixes.</summary>
    RenamedByExporter,

    /// <summary>absent() of series that begin with their first observation.</summary>
    AbsentUntilUsed,

    /// <summary>A template that Prometheus refuses.</summary>
    TemplateSyntax,

    /// <summary>A template that fails when the alert fires: the number of arguments, their type.</summary>
    TemplateCall,

    /// <summary>A label in a template that the result cannot have.</summary>
    TemplateLabel,

    /// <summary>A value in a label: a new alert at each evaluation.</summary>
    ValueInLabel,

    /// <summary>A value that is shown as it is, with all its digits.</summary>
    NotHumanized,

    /// <summary>A placeholder in braces that is none, or has no value.</summary>
    Placeholder,

    /// <summary><c>for</c> or <c>keep_firing_for</c> that is no duration.</summary>
    Duration,

    /// <summary><c>for</c> or <c>keep_firing_for</c> that changes nothing.</summary>
    RedundantFor,

    /// <summary>A name, a label or an annotation that Prometheus refuses.</summary>
    IllegalName,

    /// <summary>A recorded name that does not follow <c>level:metric:operations</c>.</summary>
    RecordingName,

    /// <summary>A label that house rules ask for is missing, or has a value that they refuse.</summary>
    HouseLabel,

    /// <summary>As <see cref="HouseLabel"/>, of an annotation.</summary>
    HouseAnnotation,

    /// <summary>A name that house rules refuse.</summary>
    HouseName,
}
