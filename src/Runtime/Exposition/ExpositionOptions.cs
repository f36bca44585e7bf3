namespace MetricsKit;

/// <summary>What leaves the process: settings that the listener, the pusher and the file share.</summary>
public abstract class ExpositionOptions
{
    private protected ExpositionOptions()
    {
    }

    /// <summary>
    /// Registries that are shown as one exposition, the first one's series where two have the same. Empty, the default, for
    /// <see cref="MetricRegistry.Default"/>; in a host for the host's own and that one.
    /// </summary>
    public IList<MetricRegistry> Registries { get; } = [];

    /// <summary>
    /// Labels that every series gets; empty unless set, in a host those of its settings. A metric's own label of the same name wins,
    /// and an empty value is no label.
    /// </summary>
    public IDictionary<string, string> ConstantLabels { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The clock of timeouts and intervals: the system's, unless a test sets another.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Names every setting that cannot work, with what is accepted.</summary>
    internal abstract void Check(OptionProblems problems);
}
