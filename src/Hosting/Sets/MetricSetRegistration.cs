namespace MetricsKit.Sets;

/// <summary>A set whose series the host creates when it starts. Value-equal, so that adding it twice adds it once.</summary>
internal abstract record MetricSetRegistration
{
    /// <summary>Creates the set's series.</summary>
    public abstract void Activate(IServiceProvider provider);
}
