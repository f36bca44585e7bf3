using System.Runtime.CompilerServices;
using MetricsKit.Families;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private MeterAdapter? _meters;

    /// <summary>Makes an adapter that of the registry.</summary>
    /// <returns>False where there is one.</returns>
    internal bool TrySetMeters(MeterAdapter adapter) => Interlocked.CompareExchange(ref _meters, adapter, null) is null;

    /// <summary>Makes room for another adapter.</summary>
    internal void ClearMeters(MeterAdapter adapter) => Interlocked.CompareExchange(ref _meters, null, adapter);

    /// <summary>Shows a family that yields; one whose name is taken is counted as misuse, and never throws.</summary>
    /// <returns>Whether it is shown.</returns>
    internal bool TryShow(MetricFamily family)
    {
        lock (_gate)
        {
            if (Claim(family) is null)
            {
                return true;
            }
        }

        CountMisuse(family.Name, MisuseReason.NameClash);
        return false;
    }

    /// <summary>Says that a family has further labels, so that what expositions keep of it is made anew.</summary>
    internal void LabelsChanged()
    {
        lock (_gate)
        {
            _sorted = null;
        }
    }

    /// <summary>Shows a family no longer.</summary>
    internal void Hide(MetricFamily family)
    {
        lock (_gate)
        {
            foreach (var name in family.SampleNames)
            {
                lock (_owners)
                {
                    if (_owners.TryGetValue(name, out var owner) && owner == family)
                    {
                        _owners.Remove(name);
                    }
                }
            }

            _registered.Remove(family);
            _sorted = null;
        }
    }
}
