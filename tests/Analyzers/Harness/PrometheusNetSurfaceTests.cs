using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Analyzers.Tests.Harness;

public class PrometheusNetSurfaceTests
{
    [Fact]
    public void ProgramsOfPrometheusNetCompileAgainstTheSignatures()
    {
        CSharpCompilation program = PrometheusNetSurface.WithAspNetCore("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Prometheus;

            public static class Program
            {
                private static readonly Prometheus.Counter Sent = Prometheus.Metrics.CreateCounter("sent_total", "Sent.", "kind");
                private static readonly IManagedLifetimeMetricHandle<IGauge> Open = Prometheus.Metrics
                    .WithManagedLifetime(TimeSpan.FromMinutes(1)).CreateGauge("open", "Open.", ["kind"]);

                public static async Task Main()
                {
                    WebApplication app = WebApplication.Create();
                    app.UseHttpMetrics(options =>
                    {
                        options.AddCustomLabel("route", context => context.GetEndpoint()?.DisplayName ?? "none");
                        options.AddRouteParameter("version");
                    });
                    Sent.WithLabels("mail").Inc(Prometheus.Exemplar.From(Prometheus.Exemplar.Pair("trace_id", "1")));
                    Sent.Labels("mail").Inc();
                    Sent.WithLabels(new[] { "mail" }.AsSpan()).Inc();
                    using (Open.AcquireLease(out IGauge gauge, "mail")) gauge.Inc();
                    Open.WithExtendLifetimeOnUse().WithLabels("mail").Set(1);
                    await Sent.CountExceptionsAsync(() => app.RunAsync());
                    app.MapMetrics();
                }
            }
            """).Compile();

        Assert.Empty(program.Errors());
    }
}
