using System.ComponentModel;

namespace MetricsKit.Families;

/// <summary>A metric: all the series of one name.</summary>
/// <typeparam name="TSeries">Counter, Gauge or Histogram.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Family<TSeries>
    where TSeries : class
{
    private readonly Func<TSeries> _create;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, TSeries> _open = new();

    internal Family(FamilyDefinition definition, Func<TSeries> create)
    {
        _create = create;
        var product = 1L;
        foreach (var label in definition.Labels)
        {
            var count = label.Domain switch { LabelDomain.Closed => label.Values.Length, LabelDomain.Range => label.Max - label.Min + 1, _ => -1 };
            product = count < 0 || product == 0 ? 0 : product * (count + (label.Optional ? 1 : 0) + 1);
        }

        Series = product is 0 or > 65_536 ? [] : new TSeries?[product];
    }

    /// <summary>One handle for each combination of closed and range labels.</summary>
    public TSeries?[] Series { get; }

    /// <summary>Creates the series of a combination.</summary>
    /// <param name="index">Index of the combination.</param>
    /// <returns>The series.</returns>
    public TSeries Create(int index) => Find(index, []);

    /// <summary>Finds a series by its one open label.</summary>
    /// <param name="closedIndex">Index of the combination of the closed labels.</param>
    /// <param name="open">Value.</param>
    /// <returns>The series.</returns>
    public TSeries Find(int closedIndex, string? open) => Find(closedIndex, [open]);

    /// <summary>Finds a series by its open labels.</summary>
    /// <param name="closedIndex">Index of the combination of the closed labels.</param>
    /// <param name="open">Values in label order.</param>
    /// <returns>The series.</returns>
    public TSeries Find(int closedIndex, ReadOnlySpan<string?> open)
    {
        var series = _open.GetOrAdd(closedIndex + "|" + string.Join('|', open.ToArray()), _ => _create());
        if (open.Length == 0 && Series.Length > 0)
        {
            Series[closedIndex] = series;
        }

        return series;
    }
}
