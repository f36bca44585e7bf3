using System.ComponentModel;
using MetricsKit.Families;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    /// <summary>
    /// Registers a gauge with closed labels that is read before each scrape. Registered again, the later function holds; a name that
    /// clashes is counted as misuse and not shown.
    /// </summary>
    /// <param name="definition">Name, help, labels: none of them open, and at most 65,536 combinations.</param>
    /// <param name="read">
    /// Called once for each declared combination, with its index as in <see cref="Family{TSeries}.Series"/>; any number may be
    /// returned. When it throws, the metric is missing in that scrape.
    /// </param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ObserveGauge(FamilyDefinition definition, Func<int, double> read) => ObserveClosed(definition, MetricKind.Gauge, read);

    /// <summary>Registers a counter with closed labels that is read before each scrape, as <see cref="ObserveGauge(FamilyDefinition, Func{int, double})"/> does a gauge.</summary>
    /// <param name="definition">Name, help, labels: none of them open, and at most 65,536 combinations.</param>
    /// <param name="read">As for a gauge. The value is shown as it is; a negative number, NaN or infinity is misuse, and not shown.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ObserveCounter(FamilyDefinition definition, Func<int, double> read) => ObserveClosed(definition, MetricKind.Counter, read);

    /// <summary>
    /// Registers a gauge whose series are pushed before each scrape: what is not pushed is not shown. Registered again, both are run,
    /// and of a series that both push the later one's value is shown.
    /// </summary>
    /// <typeparam name="TLabels">The label set.</typeparam>
    /// <param name="definition">Name, help, labels.</param>
    /// <param name="split">Reads a label set.</param>
    /// <param name="observe">Pushes values. When it throws, the metric is missing in that scrape.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ObserveGauge<TLabels>(FamilyDefinition definition, LabelSplitter<TLabels> split, Action<Observer<TLabels>> observe) =>
        ObserveOpen(definition, MetricKind.Gauge, split, observe);

    /// <summary>Registers a counter whose series are pushed before each scrape, as <see cref="ObserveGauge{TLabels}"/> does a gauge.</summary>
    /// <typeparam name="TLabels">The label set.</typeparam>
    /// <param name="definition">Name, help, labels.</param>
    /// <param name="split">Reads a label set.</param>
    /// <param name="observe">As for a gauge. A value is shown as it is; a negative number, NaN or infinity is misuse, and not shown.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ObserveCounter<TLabels>(FamilyDefinition definition, LabelSplitter<TLabels> split, Action<Observer<TLabels>> observe) =>
        ObserveOpen(definition, MetricKind.Counter, split, observe);

    /// <summary>
    /// Registers a gauge that is 1, with labels that are read before each scrape. Registered again, the later function holds.
    /// OpenMetrics knows it as an info where its name ends in <c>_info</c>.
    /// </summary>
    /// <typeparam name="TLabels">The label set.</typeparam>
    /// <param name="definition">Name, help, labels.</param>
    /// <param name="split">Reads a label set.</param>
    /// <param name="read">Gives the label set. When it throws, the metric is missing in that scrape.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ObserveInfo<TLabels>(FamilyDefinition definition, LabelSplitter<TLabels> split, Func<TLabels> read)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(read);
        Observe(definition, MetricKind.Info, family => new InfoSource<TLabels>(family, split, read));
    }

    /// <summary>Runs a round of an observed metric at once.</summary>
    internal void Run(ObservedFamily family)
    {
        try
        {
            family.Observe(CancellationToken.None);
        }
#pragma warning disable CA1031 // The observer is the user's; whoever reads a value is not to pay for what it throws.
        catch (Exception error)
#pragma warning restore CA1031
        {
            CountCallbackFailure(isTimeout: false, family.Name, error);
        }
    }

    private void ObserveClosed(FamilyDefinition definition, MetricKind kind, Func<int, double> read)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(read);
        if (FamilyShape.ProblemOf(definition) is null && !new LabelLayout(definition.Labels).IsArray)
        {
            if (CountMisuse(definition.Name, MisuseReason.InvalidDefinition))
            {
                throw new InvalidOperationException($"'{definition.Name}' has open labels or more than {LabelLayout.LargestArray} combinations, so it cannot be read for each; push its values.");
            }

            return;
        }

        Observe(definition, kind, family => new ClosedSource(family, read));
    }

    private void ObserveOpen<TLabels>(FamilyDefinition definition, MetricKind kind, LabelSplitter<TLabels> split, Action<Observer<TLabels>> observe)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(observe);
        Observe(definition, kind, family => new OpenSource<TLabels>(family, split, observe));
    }

    private void Observe(FamilyDefinition definition, MetricKind kind, Func<ObservedFamily, ObservedSource> sourceOf)
    {
        var family = (ObservedFamily)Register(definition, kind, isObserved: true);
        if (!ReferenceEquals(OwnerOf(definition.Name), family) || !family.Add(sourceOf(family)))
        {
            return;
        }

        _beforeScrape.Add(
            stop =>
            {
                family.Observe(stop);
                return ValueTask.CompletedTask;
            },
            family.Hide,
            family.Name);
    }
}
