using MetricsKit.Families;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    /// <summary>
    /// Makes everything of a set exist that its own members are asked for: the series of <c>[LabelValueSource]</c> labels, and
    /// metrics with a body. A constructor that the user wrote cannot do that, so whoever creates such a set by hand calls it;
    /// <c>AddMetricSet</c> does it for the sets of a host.
    /// </summary>
    /// <typeparam name="TSet">A class with <c>[MetricSet]</c> and a primary constructor.</typeparam>
    /// <param name="set">The set. A second call changes nothing.</param>
    /// <returns>The set.</returns>
    public static TSet Activate<TSet>(TSet set)
        where TSet : class, IMetricSet
    {
        ArgumentNullException.ThrowIfNull(set);
        set.Initialize();
        return set;
    }
}
