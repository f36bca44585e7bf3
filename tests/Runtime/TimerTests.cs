using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class TimerTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public void Records_the_seconds_it_ran_into_its_histogram()
    {
        var histogram = Define.Histogram(_registry);
        TimeSpan observed;
        using (var timer = histogram.NewTimer())
        {
            observed = timer.ObserveDuration();
            Assert.True(timer.Elapsed >= observed);
            Assert.Equal(observed.TotalSeconds, histogram.Sum, 1e-6);
        }

        Assert.Equal(2, histogram.Count);
        Assert.InRange(histogram.Sum, observed.TotalSeconds * 2, 60);
    }

    [Fact]
    public void Records_the_seconds_it_ran_into_its_gauge()
    {
        var gauge = Define.Gauge(_registry);
        gauge.Set(1000);
        using (gauge.NewTimer())
        {
        }

        Assert.InRange(gauge.Value, 0, 60);
    }

    [Fact]
    public void A_default_timer_records_nothing()
    {
        MetricTimer timer = default;
        Assert.Equal(TimeSpan.Zero, timer.Elapsed);
        Assert.Equal(TimeSpan.Zero, timer.ObserveDuration());
        timer.Dispose();
    }
}
