// A label or annotation that is no name and value
using MetricsKit;

[assembly: Alert("TooManyNodes", "count(kube_node_info)", Above = 3, Labels = ["frequency"])] // MK5008
