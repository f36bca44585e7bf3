using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MetricsKit.WaysOut;

/// <summary>What a host shows wherever its settings say nothing else.</summary>
internal static class HostExposition
{
    /// <summary>Adds the host's registry, the default one, and the host's constant labels.</summary>
    /// <returns>The same settings.</returns>
    public static TOptions Complete<TOptions>(TOptions options, IServiceProvider provider)
        where TOptions : ExpositionOptions
    {
        if (options.Registries.Count == 0)
        {
            options.Registries.Add(provider.GetRequiredService<MetricRegistry>());
            options.Registries.Add(MetricRegistry.Default);
        }

        foreach ((string name, string value) in provider.GetRequiredService<IOptions<MetricsKitOptions>>().Value.ConstantLabels)
        {
            options.ConstantLabels.TryAdd(name, value);
        }

        return options;
    }
}
