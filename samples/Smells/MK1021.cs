// A metric set gets its registry from its primary constructor
using MetricsKit;

namespace Smells.MK1021;

[MetricSet(Prefix = "mk1021")]
public sealed partial class QueueMetrics // MK1021
{
    public QueueMetrics(string name) => Name = name;

    public string Name { get; }

    [Gauge("jobs_waiting")]
    public partial Gauge Waiting();
}
