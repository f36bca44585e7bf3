// An alert without a name
using MetricsKit;

[assembly: Alert("", "count(kube_node_info)", Above = 3)] // MK5011
