using MetricsKit.Cells;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// The exemplars of a series: one of a counter, one a bucket of a histogram. A scrape that shows exemplars arms the series: it sends
/// writers the slow way, where the next few look for a sampled trace. While nobody scrapes such a format, nobody looks.
/// </summary>
internal sealed class SeriesExemplars(int places) : Attachment
{
    private const byte Looks = 16;

    private readonly RecordedExemplar?[] _places = new RecordedExemplar?[places];

    public ReadOnlySpan<RecordedExemplar?> Places => _places;

    /// <summary>Has the next writers look for a trace.</summary>
    public static void Arm(ref CellPlace place)
    {
        // In this order: who has the last look shows the slot again, and does so after this.
        place.Hide();
        Volatile.Write(ref place.Looks, Looks);
    }

    /// <summary>Looks for a trace, for a writer that found the series armed.</summary>
    /// <param name="family">The series' family.</param>
    /// <param name="place">The series' place.</param>
    /// <param name="places">How many exemplars it has.</param>
    /// <param name="index">Which one.</param>
    /// <param name="value">What was written.</param>
    public static void Look(MetricFamily family, ref CellPlace place, int places, int index, double value)
    {
        var left = place.Looks;
        if (left == 0)
        {
            return;
        }

        var exemplar = Exemplar.FromTraceContext();
        left = exemplar is null ? (byte)(left - 1) : (byte)0;
        place.Looks = left;
        if (left == 0)
        {
            place.Show();
        }

        if (exemplar is not null)
        {
            Keep(family, ref place, places, index, exemplar, value);
        }
    }

    /// <summary>Keeps an exemplar in the place of the one before.</summary>
    public static void Keep(MetricFamily family, ref CellPlace place, int places, int index, Exemplar exemplar, double value)
    {
        if (!family.Registry.Exemplars)
        {
            return;
        }

        if (exemplar.Labels is not { } labels)
        {
            if (family.CountMisuse(MisuseReason.InvalidExemplar))
            {
                throw new InvalidOperationException($"An exemplar of '{family.Name}' has no labels, a name that is none, or more than {Exemplar.MaxLength} characters; give a trace id or something as short.");
            }

            return;
        }

        var kept = Attachment.Find<SeriesExemplars>(Volatile.Read(ref place.Attached)) ?? Add(ref place, places);
        Volatile.Write(ref kept._places[index], new RecordedExemplar(labels, value, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
    }

    /// <summary>What a scrape shows, after which the series is armed.</summary>
    public static ReadOnlySpan<RecordedExemplar?> Show(ref CellPlace place)
    {
        Arm(ref place);
        return Volatile.Read(ref place.Attached) is { } attached && Attachment.Find<SeriesExemplars>(attached) is { } kept ? kept.Places : default;
    }

    private static SeriesExemplars Add(ref CellPlace place, int places) => Attachment.GetOrAdd(ref place.Attached, () => new SeriesExemplars(places));
}
