using System.Diagnostics.Metrics;
using MetricsKit.Cells;
using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>Reads all series of a family for an observable instrument. Tags are made once a series; any number of listeners may read at once.</summary>
/// <param name="family">The family.</param>
/// <param name="labelsOf">The label text of a series.</param>
internal sealed class SeriesTags<TSeries>(Family<TSeries> family, Func<TSeries, byte[]> labelsOf)
    where TSeries : class
{
    private readonly Dictionary<TSeries, KeyValuePair<string, object?>[]> _tags = new(ReferenceEqualityComparer.Instance);

    /// <summary>The present values.</summary>
    /// <param name="valueOf">Reads a series against the sums of all threads' cells.</param>
    public List<Measurement<double>> Measure(Func<TSeries, CellSums, double> valueOf)
    {
        lock (_tags)
        {
            using var sums = CellSums.Take();
            var measurements = new List<Measurement<double>>(_tags.Count);
            foreach (var series in family.DistinctSeries())
            {
                if (!_tags.TryGetValue(series, out var tags))
                {
                    tags = LabelTexts.TagsOf(labelsOf(series));
                    _tags.Add(series, tags);
                }

                measurements.Add(new Measurement<double>(valueOf(series, sums), tags));
            }

            return measurements;
        }
    }
}
