// An expression that Prometheus refuses
using MetricsKit;

[assembly: Alert("TooManyNodes", "count(kube_node_info", Above = 3)] // MK5001
