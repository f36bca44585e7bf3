#nullable enable
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Prometheus.HttpMetrics
{
    public delegate bool HttpRequestExemplarPredicate(HttpContext context);

    public sealed class HttpCustomLabel
    {
        public HttpCustomLabel(string labelName, Func<HttpContext, string> labelValueProvider) { }
        public string LabelName => throw null!;
        public Func<HttpContext, string> LabelValueProvider => throw null!;
    }

    public sealed class HttpRouteParameterMapping
    {
        public HttpRouteParameterMapping(string name) { }
        public HttpRouteParameterMapping(string parameterName, string labelName) { }
        public string ParameterName => throw null!;
        public string LabelName => throw null!;
        public static implicit operator HttpRouteParameterMapping(string name) => throw null!;
    }

    public abstract class HttpMetricsOptionsBase
    {
        public bool Enabled { get; set; }
        public bool ReduceStatusCodeCardinality { get; set; }
        public List<HttpRouteParameterMapping> AdditionalRouteParameters { get; set; } = null!;
        public List<HttpCustomLabel> CustomLabels { get; set; } = null!;
        public CollectorRegistry? Registry { get; set; }
        public IMetricFactory? MetricFactory { get; set; }
        public HttpRequestExemplarPredicate ExemplarPredicate { get; set; } = null!;
    }

    public sealed class HttpInProgressOptions : HttpMetricsOptionsBase { public ICollector<IGauge>? Gauge { get; set; } }
    public sealed class HttpRequestCountOptions : HttpMetricsOptionsBase { public ICollector<ICounter>? Counter { get; set; } }
    public sealed class HttpRequestDurationOptions : HttpMetricsOptionsBase { public ICollector<IHistogram>? Histogram { get; set; } }

    public sealed class HttpMiddlewareExporterOptions
    {
        public HttpInProgressOptions InProgress { get; set; } = null!;
        public HttpRequestCountOptions RequestCount { get; set; } = null!;
        public HttpRequestDurationOptions RequestDuration { get; set; } = null!;
        public bool CaptureMetricsUrl { get; set; }
        public void ReduceStatusCodeCardinality() { }
        public void AddRouteParameter(HttpRouteParameterMapping mapping) { }
        public void AddCustomLabel(HttpCustomLabel mapping) { }
        public void AddCustomLabel(string labelName, Func<HttpContext, string> valueProvider) { }
        public void SetMetricFactory(IMetricFactory metricFactory) { }
        public void ConfigureMeasurements(Action<HttpMetricsOptionsBase> configure) { }
    }
}

namespace Prometheus
{
    using Prometheus.HttpMetrics;

    public static class HttpMetricsMiddlewareExtensions
    {
        public static IApplicationBuilder UseHttpMetrics(this IApplicationBuilder app, Action<HttpMiddlewareExporterOptions> configure) => throw null!;
        public static IApplicationBuilder UseHttpMetrics(this IApplicationBuilder app, HttpMiddlewareExporterOptions? options = null) => throw null!;
    }

    public sealed class MetricServerMiddleware
    {
        public sealed class Settings
        {
            public CollectorRegistry? Registry { get; set; }
            public bool EnableOpenMetrics { get; set; }
        }
    }

    public static class MetricServerMiddlewareExtensions
    {
        public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints, Action<MetricServerMiddleware.Settings> configure, string pattern = "/metrics") => throw null!;
        public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints, string pattern = "/metrics", CollectorRegistry? registry = null) => throw null!;
        public static IApplicationBuilder UseMetricServer(this IApplicationBuilder builder, int port, Action<MetricServerMiddleware.Settings> configure, string? url = "/metrics") => throw null!;
        public static IApplicationBuilder UseMetricServer(this IApplicationBuilder builder, Action<MetricServerMiddleware.Settings> configure, string? url = "/metrics") => throw null!;
        public static IApplicationBuilder UseMetricServer(this IApplicationBuilder builder, int port, string? url = "/metrics", CollectorRegistry? registry = null) => throw null!;
        public static IApplicationBuilder UseMetricServer(this IApplicationBuilder builder, string? url = "/metrics", CollectorRegistry? registry = null) => throw null!;
    }
}
