// The same rule twice
using MetricsKit;

[assembly: RecordingRule("job:mk5302:rate5m", "sum by (job) (rate(node_network_receive_bytes_total[5m]))")]
[assembly: RecordingRule("job:mk5302:rate5m", "sum by (job) (rate(node_network_transmit_bytes_total[5m]))")] // MK5302
