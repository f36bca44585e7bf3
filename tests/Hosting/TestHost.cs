namespace MetricsKit.Hosting.Tests;

internal static class TestHost
{
    /// <summary>A host with no more than what is added.</summary>
    public static IHost Build(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        configure(builder.Services);
        return builder.Build();
    }
}
