using MetricsKit.Families;
using Microsoft.Extensions.DependencyInjection;

namespace MetricsKit.Sets;

/// <summary>A set that the container creates; its constructor registers its metrics.</summary>
internal sealed record InstanceSetRegistration<TSet> : MetricSetRegistration
    where TSet : class
{
    public override void Activate(IServiceProvider provider)
    {
        if (provider.GetRequiredService<TSet>() is IMetricSet set)
        {
            set.Initialize(); // label values that the set itself lists
        }
    }
}
