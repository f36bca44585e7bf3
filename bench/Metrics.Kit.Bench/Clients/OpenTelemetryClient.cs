using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MetricsKit.Bench.Clients;

/// <summary>The same instruments with the OpenTelemetry SDK behind them, and a reader that collects when it is told to.</summary>
internal sealed class OpenTelemetryClient : MeterClient
{
    private readonly MeterProvider _provider;

    public OpenTelemetryClient()
        : base("OpenTelemetry", listens: false) => _provider = OpenTelemetryScrape.Provider(MeterName, new OpenTelemetryScrape(), cardinality: 2_000);

    /// <inheritdoc />
    public override void Dispose()
    {
        _provider.Dispose();
        base.Dispose();
    }
}
