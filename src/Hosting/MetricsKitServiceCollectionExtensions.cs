using System.Diagnostics.CodeAnalysis;
using MetricsKit;
using MetricsKit.Meters;
using MetricsKit.Problems;
using MetricsKit.Sets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds metrics to a host.</summary>
public static partial class MetricsKitServiceCollectionExtensions
{
    /// <summary>
    /// Gives the host a <see cref="MetricRegistry"/> of its own, as a singleton. May be called several times: there is
    /// one registry, and every <paramref name="configure"/> is applied in order. A registry that was added before stays.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the settings; what cannot work fails with <see cref="OptionsValidationException"/> when the host starts.</param>
    public static IServiceCollection AddMetricsKit(this IServiceCollection services, Action<MetricsKitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        OptionsBuilder<MetricsKitOptions> options = services.AddOptions<MetricsKitOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MetricsKitOptions>, MetricsKitOptionsValidator>());
        services.TryAddSingleton(CreateRegistry);
        services.TryAddSingleton<HostMeters>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MetricSetActivator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ProblemLog>());
        return services;
    }

    /// <summary>
    /// Adds a set of metrics that takes the host's <see cref="MetricRegistry"/> in its constructor, as a singleton.
    /// Its series exist from the start of the host. Includes <see cref="AddMetricsKit"/>.
    /// </summary>
    /// <typeparam name="TSet">A class with <c>[MetricSet]</c>, not abstract; its other constructor parameters come from the container.</typeparam>
    /// <param name="services">The host's services; a <typeparamref name="TSet"/> that was added before stays.</param>
    /// <exception cref="ArgumentException"><typeparamref name="TSet"/> is abstract or an interface.</exception>
    public static IServiceCollection AddMetricSet<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSet>(this IServiceCollection services)
        where TSet : class
    {
        ArgumentNullException.ThrowIfNull(services);
        if (typeof(TSet).IsAbstract)
        {
            throw new ArgumentException(
                $"'{typeof(TSet)}' is abstract, so the host cannot create it; give AddMetricSet the class that derives from it.", nameof(TSet));
        }

        services.TryAddSingleton<TSet>();
        return services.AddMetricsKit().AddRegistration(new InstanceSetRegistration<TSet>());
    }

    /// <summary>As <see cref="AddMetricSet{TSet}(IServiceCollection)"/>, for a set that the host cannot construct by itself.</summary>
    /// <typeparam name="TSet">A class with <c>[MetricSet]</c>.</typeparam>
    /// <param name="services">The host's services; a <typeparamref name="TSet"/> that was added before stays.</param>
    /// <param name="factory">Creates the set, on the <see cref="MetricRegistry"/> of the provider it is given; called once.</param>
    public static IServiceCollection AddMetricSet<TSet>(this IServiceCollection services, Func<IServiceProvider, TSet> factory)
        where TSet : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(factory);

        services.TryAddSingleton(factory);
        return services.AddMetricsKit().AddRegistration(new InstanceSetRegistration<TSet>());
    }

    /// <summary>
    /// Makes the series of a static set, and of every other static set in its assembly, exist from the start of the
    /// host, even when nothing has used them. They live in <see cref="MetricRegistry.Default"/>, which the host's
    /// endpoint shows together with its own registry. Includes <see cref="AddMetricsKit"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="staticSet">A static class with <c>[MetricSet]</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="staticSet"/> is not a static class, or its assembly declares no metrics.</exception>
    public static IServiceCollection AddMetricSet(this IServiceCollection services, Type staticSet)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(staticSet);

        return services.AddMetricsKit().AddRegistration(StaticSetRegistration.For(staticSet));
    }

    private static MetricRegistry CreateRegistry(IServiceProvider provider)
    {
        MetricsKitOptions options = provider.GetRequiredService<IOptions<MetricsKitOptions>>().Value;
        var registry = new MetricRegistry { MaxSeriesPerMetric = options.MaxSeriesPerMetric, ThrowOnMisuse = options.ThrowOnMisuse };
        if (options.ProcessMetrics)
        {
            ProcessMetrics.Register(registry);
        }

        return registry;
    }

    private static IServiceCollection AddRegistration(this IServiceCollection services, MetricSetRegistration registration)
    {
        if (!services.Any(s => s.ServiceType == typeof(MetricSetRegistration) && registration.Equals(s.ImplementationInstance)))
        {
            services.AddSingleton(registration);
        }

        return services;
    }
}
