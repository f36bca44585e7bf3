// A name that Prometheus refuses
using MetricsKit;

[assembly: RecordingRule("job:mk5303 per second", "sum by (job) (rate(node_network_receive_bytes_total[5m]))")] // MK5303
