using System.Diagnostics;
using Prometheus;

namespace WebShop.Infrastructure.Middleware
{
    public class RequestMetricsMiddleware
    {
        private readonly RequestDelegate _next;
        private readonly ILogger _logger;

        public RequestMetricsMiddleware(RequestDelegate next, ILoggerFactory loggerFactory)
        {
            this._next = next;
            this._logger = loggerFactory.CreateLogger<RequestMetricsMiddleware>();
        }

        public async Task Invoke(HttpContext httpContext)
        {
            var path = httpContext.Request.Path.Value;
            var method = httpContext.Request.Method;

            var counter = Metrics.CreateCounter("prometheus_demo_request_total", "HTTP Requests Total", new CounterConfiguration
            {
                LabelNames = new[] { "path", "method", "status" }
            });

            var statusCode = 200;
            try
            {
                await _next.Invoke(httpContext);
            }
            catch (Exception)
            {
                statusCode = 500;
                counter.Labels(path, method, statusCode.ToString()).Inc(); // high: path // bounded: method // bounded: status

                throw;
            }

            if (path != "/metrics")
            {
                statusCode = httpContext.Response.StatusCode;
                counter.Labels(path, method, statusCode.ToString()).Inc(); // high: path // bounded: method // bounded: status
            }
        }
    }

    public class ResponseTimeMiddleware
    {
        private readonly RequestDelegate _next;
        private readonly MetricReporter _reporter;

        public ResponseTimeMiddleware(RequestDelegate next, MetricReporter reporter)
        {
            _next = next ?? throw new ArgumentNullException(nameof(next));
            _reporter = reporter;
        }

        public async Task InvokeAsync(HttpContext context)
        {
            var sw = Stopwatch.StartNew();
            try
            {
                await _next(context);
            }
            finally
            {
                sw.Stop();
                _reporter.RegisterRequest();
                _reporter.RegisterResponseTime(context.Response.StatusCode, context.Request.Method, sw.Elapsed);
                _reporter.RegisterSlow(context.Request.Path + context.Request.QueryString, sw.Elapsed); // high: url #1
                _reporter.RegisterError(context.Response.StatusCode >= 500 ? "server" : "client");
            }
        }
    }

    public class MetricReporter
    {
        private readonly Counter _requestCounter;
        private readonly Histogram _responseTimeHistogram;
        private readonly Counter _slow;
        private readonly Counter _errors;

        public MetricReporter()
        {
            _requestCounter = Metrics.CreateCounter("total_requests", "The total number of requests serviced by this API.");
            _responseTimeHistogram = Metrics.CreateHistogram("request_duration_seconds", "The duration in seconds between the response to a request.", new HistogramConfiguration
            {
                Buckets = Histogram.ExponentialBuckets(0.01, 2, 10),
                LabelNames = new[] { "status_code", "method" }
            });
            _slow = Metrics.CreateCounter("slow_requests", "Slow requests", "url");
            _errors = Metrics.CreateCounter("error_requests", "Errors", "side");
        }

        public void RegisterRequest() => _requestCounter.Inc();

        public void RegisterResponseTime(int statusCode, string method, TimeSpan elapsed)
        {
            _responseTimeHistogram.Labels(statusCode.ToString(), method).Observe(elapsed.TotalSeconds); // bounded: status_code // bounded: method
        }

        public void RegisterSlow(string url, TimeSpan elapsed)
        {
            if (elapsed > TimeSpan.FromSeconds(1))
                _slow.WithLabels(url).Inc(); // either: url #1
        }

        public void RegisterError(string side) => _errors.WithLabels(side).Inc(); // bounded: side
    }
}
