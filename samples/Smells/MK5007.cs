// A threshold that never or always holds
using MetricsKit;

[assembly: ErrorRatioAlert("HighErrorRate", Metric = "http_requests_total", Errors = "status=~'5..'", Above = 5)] // MK5007
