using System.ComponentModel;

namespace MetricsKit.Families;

/// <summary>
/// A metric set with labels whose values a member of the object lists (<c>[LabelValueSource]</c>). Generated code
/// implements it; whoever creates the set calls it once, so that those series exist before their first use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMetricSet
{
    /// <summary>Creates the series. May be called again, from any thread, and does nothing then.</summary>
    void Initialize();
}
