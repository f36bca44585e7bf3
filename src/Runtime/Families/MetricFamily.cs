using System.ComponentModel;
using System.Text;

namespace MetricsKit.Families;

/// <summary>A metric: all the series of one name, whatever their kind.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MetricFamily
{
    private protected MetricFamily(MetricRegistry registry, FamilyDefinition definition, MetricKind kind, LabelLayout layout, bool reports)
    {
        Registry = registry;
        Name = definition.Name;
        Help = Utf16.Repair(definition.Help);
        Kind = kind;
        Layout = layout;
        Reports = reports;
    }

    internal readonly string Name;

    internal string Help { get; }

    internal MetricKind Kind { get; }

    internal virtual LabelLayout Layout { get; }

    internal MetricRegistry Registry { get; }

    /// <summary>False for the families that count misuse and overflow themselves.</summary>
    internal bool Reports { get; }

    /// <summary>What an exposition says the family is.</summary>
    internal virtual SeriesType Type => Kind switch
    {
        MetricKind.Counter => SeriesType.Counter,
        MetricKind.Gauge => SeriesType.Gauge,
        MetricKind.Histogram => SeriesType.Histogram,
        MetricKind.Info => SeriesType.Info,
        _ => throw new InvalidOperationException($"'{Name}' is a {Kind}, which no exposition knows."),
    };

    /// <summary>True for one that leaves its names to a family that was declared, in whatever registry of a scrape that is.</summary>
    internal virtual bool Yields => false;

    /// <summary>Names of the samples the family writes.</summary>
    internal virtual string[] SampleNames => [Name];

    /// <summary>True: a scrape has something to write.</summary>
    internal abstract bool HasSeries { get; }

    /// <summary>True: taking the lock may make room for a value that would be turned away.</summary>
    internal virtual bool MayFree => false;

    /// <summary>Makes the series that exist from registration.</summary>
    /// <param name="labels">The labels, with the sources of this registration: a further one of the same shape adds its values.</param>
    internal virtual void CreateDeclared(LabelDefinition[] labels)
    {
    }

    /// <summary>Removes what has expired, and accounts for what was written after its removal. Before a scrape, where there is something to do.</summary>
    internal virtual void Sweep()
    {
    }

    /// <summary>Writes series from a position on, until all are written or the buffer has enough for one flush.</summary>
    /// <param name="position">0, or what the call before returned.</param>
    /// <param name="writer">Where to.</param>
    /// <returns>Where to go on; −1 at the end.</returns>
    internal abstract int Write(int position, SeriesWriter writer);

    /// <summary>Reads one sample of a series.</summary>
    /// <param name="name">Name of the sample.</param>
    /// <param name="labels">All labels of the sample, in any order.</param>
    internal abstract double? Read(string name, ReadOnlySpan<(string Label, string Value)> labels);

    /// <summary>Adds the label texts of all series.</summary>
    internal abstract void AddLabelTexts(LabelTextSet texts);

    /// <summary>Adds the label texts of what <see cref="Write"/> has written to those of earlier registries.</summary>
    internal virtual void AddLabelTexts(SeriesWriter writer) => AddLabelTexts(writer.Earlier);

    /// <summary>Counts a value that cannot be used, and throws where misuse throws.</summary>
    internal void ReportNotFinite(string what, double value)
    {
        if (CountMisuse(MisuseReason.NotFinite))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The {what} {value} of '{Name}' is not usable; give a finite number."));
        }
    }

    /// <summary>Counts misuse.</summary>
    /// <returns>True: misuse throws. Messages are made only then.</returns>
    internal bool CountMisuse(MisuseReason reason) => Reports && Registry.CountMisuse(Name, reason);

    /// <summary>The label text that these labels have here; null where the family has no such series.</summary>
    private protected byte[]? LabelTextOf(ReadOnlySpan<(string Label, string Value)> labels, string? except)
    {
        var text = "";
        var used = 0;
        foreach (var label in Layout.Labels)
        {
            foreach (var (name, value) in labels)
            {
                if (name == label.Name && name != except)
                {
                    used++;
                    if (!string.IsNullOrEmpty(value))
                    {
                        text = LabelLayout.Append(text, name, Utf16.Repair(value));
                    }

                    break;
                }
            }
        }

        foreach (var (name, _) in labels)
        {
            used += name == except ? 1 : 0;
        }

        return used == labels.Length ? Encoding.UTF8.GetBytes(text) : null;
    }
}
