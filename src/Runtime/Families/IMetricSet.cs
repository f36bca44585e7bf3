using System.ComponentModel;

namespace MetricsKit.Families;

/// <summary>
/// A metric set whose own members are asked for label values (<c>[LabelValueSource]</c>) or for values. Generated code
/// implements it; whoever creates the set calls it once, so that those series exist before their first use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMetricSet
{
    /// <summary>Creates the series. May be called again, from any thread, and does nothing then.</summary>
    void Initialize();
}
