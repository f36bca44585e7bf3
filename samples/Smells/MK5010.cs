// A runbook without an address
using MetricsKit;

[assembly: Alert("TooManyNodes", "count(kube_node_info)", Above = 3, Runbook = "too-many-nodes")] // MK5010
