namespace MetricsKit.PromQL;

/// <summary>What is known of one label of an expression's series, and why. Immutable.</summary>
public sealed class LabelFact
{
    private readonly object? _subject;

    internal LabelFact(LabelStatus status, LabelCause cause, SourceSpan span, object? subject = null, string? value = null, string? recording = null)
    {
        Status = status;
        Cause = cause;
        Span = span;
        Value = value;
        Recording = recording;
        _subject = subject;
    }

    /// <summary>Whether the series have the label.</summary>
    public LabelStatus Status { get; }

    /// <summary>The one value that each series has; null where it is not known, or where there are several.</summary>
    public string? Value { get; }

    /// <summary>What decides about the label.</summary>
    public LabelCause Cause { get; }

    /// <summary>Where in the text it is decided; empty for a tree built by hand.</summary>
    public SourceSpan Span { get; }

    /// <summary>The recorded series whose rule decides, where it is not decided in the expression itself; else null.</summary>
    public string? Recording { get; }

    /// <summary>Why, as a clause without a full stop in which "it" is the label: <c>'sum by (job)' keeps only job</c>.</summary>
    public string Reason => Recording is null ? Clause : $"in the rule of '{Recording}', {Clause}";

    private string Clause => (Cause, Status) switch
    {
        (LabelCause.Unknown, _) => "nothing is known of the labels of the series",
        (LabelCause.Declared, LabelStatus.Impossible) => $"'{_subject}' is declared without it",
        (LabelCause.Declared, LabelStatus.Possible) => $"some series of '{_subject}' have it",
        (LabelCause.Declared, _) => $"'{_subject}' is declared with it",
        (LabelCause.Scraped, _) => "scraping adds it",
        (LabelCause.Recorded, LabelStatus.Impossible) => $"the rule of '{_subject}' gives no such label",
        (LabelCause.Recorded, _) => $"the rule of '{_subject}' sets it",
        (LabelCause.Matched, LabelStatus.Impossible) => "a matcher takes only series without it",
        (LabelCause.Matched, _) => "a matcher asks for it",
        (LabelCause.Aggregated, LabelStatus.Impossible) => Aggregation((AggregateExpr)_subject!),
        (LabelCause.Aggregated, _) => "the aggregation keeps it",
        (LabelCause.Joined, _) => Join((VectorMatching)_subject!),
        (LabelCause.Included, LabelStatus.Impossible) => "it is taken over from a side that lacks it",
        (LabelCause.Included, _) => "it is taken over from the other side",
        (LabelCause.Written, LabelStatus.Impossible) => $"{_subject}() writes nothing into it",
        (LabelCause.Written, _) => $"{_subject}() writes it",
        (LabelCause.Function, _) => _subject switch
        {
            "absent" or "absent_over_time" => $"{_subject}() gives only the labels that its selector states with '='",
            _ => $"{_subject} drops it",
        },
        (LabelCause.Number, _) => "a number has no labels",
        _ => throw new InvalidOperationException($"no such cause: {Cause}"),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Status}: {Reason}";

    /// <summary>The same, decided in the rule of a recorded series that is used at <paramref name="use"/>.</summary>
    internal LabelFact Inside(string recording, SourceSpan use) => new(Status, Cause, use, _subject, Value, Recording ?? recording);

    /// <summary>The same with another status; null keeps the value only where it is the same.</summary>
    internal LabelFact As(LabelStatus status, string? value = null) =>
        status == Status && value == Value ? this : new LabelFact(status, Cause, Span, _subject, value, Recording);

    private static string Aggregation(AggregateExpr aggregate)
    {
        string op = aggregate.Operator.Text();
        if (aggregate.Grouping.Count == 0)
        {
            return $"{op}() without 'by' keeps no label";
        }

        string names = Names(aggregate.Grouping);
        return aggregate.Without ? $"'{op} without ({names})' removes it" : $"'{op} by ({names})' keeps only {names}";
    }

    private static string Join(VectorMatching matching)
    {
        string names = Names(matching.Labels);
        return !matching.On ? $"'ignoring ({names})' removes it"
            : matching.Labels.Count == 0 ? "'on ()' keeps no label" : $"'on ({names})' keeps only {names}";
    }

    private static string Names(NodeList<LabelName> labels) => string.Join(", ", labels.Select(l => l.Name));
}
