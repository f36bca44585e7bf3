using System.Diagnostics.CodeAnalysis;
using MetricsKit;
using MetricsKit.WaysOut;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class MetricsKitServiceCollectionExtensions
{
    /// <summary>
    /// Serves the host's registry and <see cref="MetricRegistry.Default"/>, with the host's constant labels, on a port of its own, from
    /// the start of the host until everything else in it has stopped. For hosts without ASP.NET Core, and for metrics that customers
    /// must not reach. Includes <see cref="AddMetricsKit"/>. Each call adds a <see cref="MetricsListener"/>, which the container has too.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="port">TCP port, 0 to 65,535; 0 picks a free one. If it cannot be had, the host does not start, and the message says why.</param>
    /// <param name="path">Path of the exposition; must agree with the one in <c>[assembly: ScrapeEndpoint]</c>.</param>
    /// <exception cref="ArgumentException">A port or path that cannot be.</exception>
    public static IServiceCollection AddMetricsListener(this IServiceCollection services, int port, string path = "/metrics")
    {
        // Here, where the stack shows who gave them.
        using var check = new MetricsListener(new MetricsListenerOptions { Port = port, Path = path });
        return services.AddMetricsListener((_, options) => (options.Port, options.Path) = (port, path));
    }

    /// <summary>As <see cref="AddMetricsListener(IServiceCollection, int, string)"/>, with any settings.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the settings; what cannot work fails with <see cref="ArgumentException"/> when the host starts.</param>
    public static IServiceCollection AddMetricsListener(this IServiceCollection services, Action<IServiceProvider, MetricsListenerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.AddMetricsKit().AddSingleton(provider =>
        {
            var options = new MetricsListenerOptions();
            configure(provider, options);
            return new MetricsListener(HostExposition.Complete(options, provider));
        });
        return services.AddHosted<ListenerService>();
    }

    /// <summary>
    /// Pushes the host's registry and <see cref="MetricRegistry.Default"/>, with the host's constant labels, to a Pushgateway while the
    /// host runs, and once more when everything else in it has stopped. What fails is logged and counted, and stops nothing. Includes
    /// <see cref="AddMetricsKit"/>. Each call adds a <see cref="MetricsPusher"/>, which the container has too.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="endpoint">URL of the Pushgateway, as in <c>http://pushgateway:9091</c>.</param>
    /// <param name="job">The label <c>job</c>.</param>
    /// <param name="configure">Changes the settings; what cannot work fails with <see cref="ArgumentException"/> when the host starts.</param>
    /// <exception cref="ArgumentException">No URL, or no job.</exception>
    public static IServiceCollection AddMetricsPush(
        this IServiceCollection services, string endpoint, string job, Action<MetricsPusherOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(job);
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri))
        {
            throw new ArgumentException($"'{endpoint}' is no URL; give the Pushgateway's, like http://pushgateway:9091.", nameof(endpoint));
        }

        return services.AddMetricsPush((_, options) =>
        {
            options.Endpoint = uri;
            options.Job = job;
            configure?.Invoke(options);
        });
    }

    /// <summary>As <see cref="AddMetricsPush(IServiceCollection, string, string, Action{MetricsPusherOptions}?)"/>, with settings that need other services.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the settings; what cannot work fails with <see cref="ArgumentException"/> when the host starts.</param>
    public static IServiceCollection AddMetricsPush(this IServiceCollection services, Action<IServiceProvider, MetricsPusherOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        services.AddMetricsKit().AddSingleton(provider =>
        {
            MetricsPusher? pusher = null;
            var options = new MetricsPusherOptions();
            configure(provider, options);
            options.OnFailure = FailureLog.For(provider, () => pusher!.ConsecutiveFailures, options.OnFailure);
            return pusher = new MetricsPusher(HostExposition.Complete(options, provider));
        });
        return services.AddHosted<PusherService>();
    }

    /// <summary>
    /// Writes the host's registry and <see cref="MetricRegistry.Default"/>, with the host's constant labels, into a file for
    /// node_exporter's textfile collector while the host runs, and once more when everything else in it has stopped. What fails is logged
    /// and counted, and stops nothing. Includes <see cref="AddMetricsKit"/>. Each call adds a <see cref="MetricsFileWriter"/>, which the
    /// container has too.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="path">The file, <c>*.prom</c>, in a directory that exists.</param>
    /// <param name="configure">Changes the settings; what cannot work fails with <see cref="ArgumentException"/> when the host starts.</param>
    public static IServiceCollection AddMetricsFile(this IServiceCollection services, string path, Action<MetricsFileOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddMetricsKit().AddSingleton(provider =>
        {
            MetricsFileWriter? writer = null;
            var options = new MetricsFileOptions { Path = path };
            configure?.Invoke(options);
            options.OnFailure = FailureLog.For(provider, () => writer!.ConsecutiveFailures, options.OnFailure);
            return writer = new MetricsFileWriter(HostExposition.Complete(options, provider));
        });
        return services.AddHosted<FileService>();
    }

    private static IServiceCollection AddHosted<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TService>(this IServiceCollection services)
        where TService : class, IHostedService
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TService>());
        return services;
    }
}
