using System.ComponentModel;
using System.Diagnostics.Metrics;

namespace MetricsKit.Clients;

/// <summary>One series of a <see cref="MeterHistogram"/>: an instrument and the tags it records with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MeterHistogramSeries
{
    private readonly MeterHistogramFamily _family;
    private readonly Histogram<double> _instrument;
    private readonly KeyValuePair<string, object?>[] _tags;

    internal MeterHistogramSeries(MeterHistogramFamily family, Histogram<double> instrument, KeyValuePair<string, object?>[] tags)
    {
        _family = family;
        _instrument = instrument;
        _tags = tags;
    }

    internal void Observe(double value)
    {
        // One NaN would make the sum of the series NaN for good.
        if (double.IsFinite(value))
        {
            _instrument.Record(value, _tags);
        }
        else
        {
            _family.ReportNotFinite("observation", value);
        }
    }
}
