// Matchers that Prometheus refuses
using MetricsKit;

[assembly: ErrorRatioAlert("HighErrorRate", Metric = "http_requests_total", Errors = "status=~5..", Above = 0.05)] // MK5002
