// A duration that Prometheus refuses
using MetricsKit;

[assembly: Alert("TooManyNodes", "count(kube_node_info)", Above = 3, For = "5 minutes")] // MK5003
