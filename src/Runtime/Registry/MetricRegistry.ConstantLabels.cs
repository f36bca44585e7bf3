using System.Collections.ObjectModel;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private IReadOnlyDictionary<string, string> _constantLabels = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Labels that every exposition gives every series of this registry (<c>app</c>, <c>version</c>, <c>tenant</c>); none unless set.
    /// A metric's own label of the same name wins over one of these, and one of these over one that the exposition is asked for. An empty
    /// value is no label. May be set at any time and holds from the next scrape on; what is set is copied.
    /// <see cref="GetSampleValue"/> knows series without them.
    /// </summary>
    /// <exception cref="ArgumentException">A name that no label can have.</exception>
    public IReadOnlyDictionary<string, string> ConstantLabels
    {
        get => Volatile.Read(ref _constantLabels);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _ = new ConstantLabels(value);
            Volatile.Write(ref _constantLabels, new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(value, StringComparer.Ordinal)));
        }
    }
}
