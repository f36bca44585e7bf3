using System.Runtime.CompilerServices;

namespace MetricsKit.Sets;

/// <summary>A static set. The generated initialiser of its module creates the series of all static sets in it.</summary>
internal sealed record StaticSetRegistration(Type Set) : MetricSetRegistration
{
    public static StaticSetRegistration For(Type staticSet)
    {
        // A static class is abstract and sealed in metadata, and nothing else is both.
        if (staticSet is not { IsClass: true, IsAbstract: true, IsSealed: true })
        {
            throw new ArgumentException(
                $"'{staticSet}' is not a static class; add a set that takes a MetricRegistry with AddMetricSet<{staticSet.Name}>().",
                nameof(staticSet));
        }

        if (!staticSet.Assembly.IsDefined(typeof(MetricCatalogAttribute), inherit: false))
        {
            throw new ArgumentException(
                $"'{staticSet}' is no set of metrics: its assembly '{staticSet.Assembly.GetName().Name}' declares none. Put [MetricSet] on a static partial class and reference Metrics.Kit from its project.",
                nameof(staticSet));
        }

        return new StaticSetRegistration(staticSet);
    }

    public override void Activate(IServiceProvider provider) =>
        RuntimeHelpers.RunModuleConstructor(Set.Module.ModuleHandle);
}
