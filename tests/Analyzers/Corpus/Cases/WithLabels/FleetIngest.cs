using System.Globalization;
using Prometheus;

namespace Fleet.Ingest;

public enum SensorKind { Temperature, Humidity, Vibration }

public sealed class Reading
{
    public string SerialNumber { get; set; } = "";
    public SensorKind Kind { get; set; }
    public double Value { get; set; }
    public DateTimeOffset TakenAt { get; set; }
    public string Firmware { get; set; } = "";
}

public static class FleetMetrics
{
    public static readonly Counter Readings = Metrics.CreateCounter("fleet_readings_total", "Readings.", "device", "sensor", "firmware");
    public static readonly Gauge Last = Metrics.CreateGauge("fleet_last_reading", "Last.", "sensor", "at");
    public static readonly Counter Days = Metrics.CreateCounter("fleet_days_total", "By day.", "day", "weekday", "hour");
    public static readonly Counter Extremes = Metrics.CreateCounter("fleet_extremes_total", "Extremes.", "level", "value");
}

public sealed class FleetWorker(IAsyncEnumerable<Reading> source) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var r in source.WithCancellation(stoppingToken))
        {
            FleetMetrics.Readings.WithLabels(r.SerialNumber, r.Kind.ToString(), r.Firmware).Inc(); // high: device // bounded: sensor // bounded: firmware
            FleetMetrics.Last.WithLabels(Enum.GetName(r.Kind) ?? "other", r.TakenAt.ToString("O", CultureInfo.InvariantCulture)).Set(r.Value); // bounded: sensor // high: at

            var now = DateTime.UtcNow;
            FleetMetrics.Days.WithLabels(
                now.ToString("yyyy-MM-dd"), // high: day
                now.DayOfWeek.ToString(), // bounded: weekday
                now.Hour.ToString("00")).Inc(); // bounded: hour

            if (Math.Abs(r.Value) > 100)
            {
                FleetMetrics.Extremes.WithLabels(Level(r.Value), r.Value.ToString("0.000")).Inc(); // bounded: level // high: value
            }
        }
    }

    private static string Level(double value)
    {
        if (value > 1000) return "absurd";
        return value < 0 ? "low" : "high";
    }
}
