using MetricsKit.Families;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private const int MostReported = 2_000;

    /// <summary>Texts of <see cref="MisuseReason"/>.</summary>
    private static readonly string[] s_reasons = ["negative_increment", "not_finite", "name_clash", "invalid_definition", "source_failed", "invalid_exemplar"];

    /// <summary>What to do instead, where one sentence holds for all of a reason; parallel to <see cref="s_reasons"/>.</summary>
    private static readonly string?[] s_advice =
    [
        "Give 0 or more, or use a gauge for what goes up and down.",
        "Give finite numbers.",
        null,
        null,
        null,
        "Give an exemplar whose labels have at most 128 characters in all.",
    ];

    private readonly HashSet<MetricFamily> _hidden = [];
    private Family<Counter>? _misuse;
    private Family<Counter>? _overflow;

    /// <summary>Counts misuse of a metric, and tells of the first of its kind.</summary>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="reason">What was done wrong.</param>
    /// <param name="detail">What to write instead, where the caller has it at hand.</param>
    /// <returns>True: the caller shall throw.</returns>
    internal bool CountMisuse(string metric, MisuseReason reason, string? detail = null)
    {
        var family = Volatile.Read(ref _misuse) ?? Own(
            ref _misuse,
            "metricskit_misuse_total",
            "Calls and registrations that were ignored because they cannot be right.",
            LabelDefinition.Open("metric", false, MostReported),
            LabelDefinition.Closed("reason", false, s_reasons));
        family.Find((int)reason, metric).Inc();
        Problems.Report(metric, s_reasons[(int)reason], detail ?? s_advice[(int)reason]);
        return ThrowOnMisuse;
    }

    /// <summary>Counts a metric that a scrape left out because an earlier registry has its name, once; a scrape never throws for it.</summary>
    internal void ReportHidden(MetricFamily family)
    {
        lock (_hidden)
        {
            if (!_hidden.Add(family))
            {
                return;
            }
        }

        CountMisuse(family.Name, MisuseReason.NameClash);
    }

    /// <summary>The counter of values turned away from a label; null for the label where the metric itself was full and has no open label.</summary>
    internal Counter OverflowOf(string metric, string? label)
    {
        var family = Volatile.Read(ref _overflow) ?? Own(
            ref _overflow,
            "metricskit_overflow_total",
            "Label values that became 'other' because the label or the metric had as many as it may.",
            LabelDefinition.Open("metric", false, MostReported),
            LabelDefinition.Open("label", true, MostReported));
        return family.Find(0, [metric, label]);
    }

    /// <summary>Registers one of the runtime's own families when it is first needed: a service without faults does not show it.</summary>
    private Family<Counter> Own(ref Family<Counter>? field, string name, string help, params LabelDefinition[] labels)
    {
        var definition = new FamilyDefinition { Name = name, Help = help, Labels = labels, MaxSeries = MostReported };
        lock (_gate)
        {
            if (field is null)
            {
                var family = new CounterFamily(this, definition, new LabelLayout(labels), reports: false);
                Claim(family);
                Volatile.Write(ref field, family);
            }

            return field;
        }
    }
}
