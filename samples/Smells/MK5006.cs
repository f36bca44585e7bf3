// An alert without a metric
using MetricsKit;

[assembly: ErrorRatioAlert("HighErrorRate", Errors = "status=~'5..'", Above = 0.05)] // MK5006
