namespace Smells.Migrations;

public static class LegacyMetrics
{
    public static readonly Prometheus.Counter Logins = Prometheus.Metrics.CreateCounter("smell_logins_total", "Logins, by result.", "result"); // MK7001
}
