using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class GaugeTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public void Is_set_and_goes_up_and_down()
    {
        var gauge = Define.Gauge(_registry);
        gauge.Set(10);
        gauge.Inc();
        gauge.Inc(2.5);
        gauge.Dec();
        gauge.Dec(0.5);
        Assert.Equal(12, gauge.Value);
        gauge.Set(TimeSpan.FromMinutes(2));
        Assert.Equal(120, gauge.Value);
    }

    [Fact]
    public void Raises_and_lowers_to_a_target_only_in_that_direction()
    {
        var gauge = Define.Gauge(_registry);
        gauge.IncTo(5);
        gauge.IncTo(3);
        Assert.Equal(5, gauge.Value);
        gauge.DecTo(-1);
        gauge.DecTo(2);
        Assert.Equal(-1, gauge.Value);
    }

    [Fact]
    public void A_target_replaces_NaN()
    {
        var gauge = Define.Gauge(_registry);
        gauge.Set(double.NaN);
        gauge.IncTo(1);
        Assert.Equal(1, gauge.Value);
        gauge.Set(double.NaN);
        gauge.DecTo(-1);
        Assert.Equal(-1, gauge.Value);
    }

    [Fact]
    public void Adding_to_NaN_ends()
    {
        var gauge = Define.Gauge(_registry);
        gauge.Set(double.NaN);
        gauge.Inc();
        Assert.True(double.IsNaN(gauge.Value));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Ignores_and_counts_increments_that_would_stay_for_good(double increment)
    {
        var gauge = Define.Gauge(_registry);
        gauge.Set(3);
        gauge.Inc(increment);
        gauge.Dec(increment);
        Assert.Equal(3, gauge.Value);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "things"), ("reason", "not_finite")));
    }

    [Fact]
    public void Holds_unix_time_in_seconds_with_fractions()
    {
        var gauge = Define.Gauge(_registry);
        gauge.SetToTimeUtc(new DateTimeOffset(2020, 1, 1, 1, 0, 0, 250, TimeSpan.FromHours(1)));
        Assert.Equal(1577836800.25, gauge.Value);
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        gauge.SetToCurrentTimeUtc();
        Assert.InRange(gauge.Value, before, before + 60);
    }

    [Fact]
    public void Is_one_higher_while_something_is_in_progress()
    {
        var gauge = Define.Gauge(_registry);
        using (gauge.TrackInProgress())
        {
            using (gauge.TrackInProgress())
            {
                Assert.Equal(2, gauge.Value);
            }

            Assert.Equal(1, gauge.Value);
        }

        Assert.Equal(0, gauge.Value);
        default(InProgressTracker).Dispose();
    }
}
