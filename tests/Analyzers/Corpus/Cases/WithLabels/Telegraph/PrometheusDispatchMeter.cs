using Prometheus;
using Telegraph.Core;

namespace Telegraph.Infrastructure;

internal sealed class PrometheusDispatchMeter : IDispatchMeter
{
    private readonly Counter _dispatched = Metrics.CreateCounter("telegraph_dispatched_total", "Dispatched.", Names.Line, Names.Correspondent);
    private readonly Gauge _stalled = Metrics.CreateGauge("telegraph_stalled", "Stalled.", Names.Line);
    private readonly Counter _rejected = Metrics.CreateCounter("telegraph_rejected_total", "Rejected.", Names.Line, Names.Why);
    private readonly Histogram _stages = Metrics.CreateHistogram("telegraph_stage_seconds", "Stages.", Names.Stage);

    public void Dispatched(string line, string correspondent) => _dispatched.WithLabels(line, correspondent).Inc(); // either: correspondent #1

    public void Stalled(string line, TimeSpan pause) => _stalled.WithLabels(line).Set(pause.TotalSeconds); // bounded: line

    public void Rejected(string line, string why) => _rejected.WithLabels(line, why).Inc(); // either: why #2

    public IDisposable Measure(string stage) => _stages.WithLabels(stage).NewTimer(); // bounded: stage

    private static class Names
    {
        public const string Line = "line";
        public const string Correspondent = "correspondent";
        public const string Why = "why";
        public const string Stage = "stage";
    }
}
