using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class CounterTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public void Starts_at_zero_and_adds_what_it_is_given()
    {
        var counter = Define.Counter(_registry);
        Assert.Equal(0, counter.Value);
        counter.Inc();
        counter.Inc(2L);
        counter.Inc(0.5);
        counter.Inc(2.25);
        counter.Inc(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(1 + 2 + 0.5 + 2.25 + 1.5, counter.Value);
    }

    [Fact]
    public void Counts_every_one_above_two_to_the_53()
    {
        var counter = Define.Counter(_registry);
        counter.Inc((1L << 53) - 1);
        for (var i = 0; i < 1001; i++)
        {
            counter.Inc();
        }

        Assert.Equal((1L << 53) + 1000.0, counter.Value);
    }

    [Fact]
    public async Task Writes_every_digit_of_a_whole_number()
    {
        var counter = Define.Counter(_registry);
        for (var i = 0; i < 4; i++)
        {
            counter.Inc((1L << 53) - 1);
        }

        counter.Inc();
        Assert.Contains("\nthings_total 36028797018963965\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_overflows_into_a_negative_number()
    {
        var counter = Define.Counter(_registry);
        for (var i = 0; i < 2000; i++)
        {
            counter.Inc((1L << 53) - 1);
            counter.Inc(long.MaxValue);
        }

        Assert.Equal((2000.0 * ((1L << 53) - 1)) + (2000.0 * long.MaxValue), counter.Value, 1e10);
    }

    [Fact]
    public void Keeps_fractions_beside_large_whole_numbers()
    {
        var counter = Define.Counter(_registry);
        counter.Inc((1L << 53) - 1);
        for (var i = 0; i < 1000; i++)
        {
            counter.Inc(0.25);
        }

        Assert.Equal((1L << 53) - 1 + 250.0, counter.Value);
    }

    [Theory]
    [InlineData(-1, "negative_increment")]
    [InlineData(double.NegativeInfinity, "not_finite")]
    [InlineData(double.PositiveInfinity, "not_finite")]
    [InlineData(double.NaN, "not_finite")]
    public void Ignores_and_counts_what_no_counter_can_take(double increment, string reason)
    {
        var counter = Define.Counter(_registry);
        counter.Inc(1.5);
        counter.Inc(increment);
        counter.Inc(increment);
        Assert.Equal(1.5, counter.Value);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "things_total"), ("reason", reason)));
    }

    [Fact]
    public void Ignores_negative_whole_numbers_and_durations()
    {
        var counter = Define.Counter(_registry);
        counter.Inc(-1L);
        counter.Inc(long.MinValue);
        counter.Inc(TimeSpan.FromSeconds(-1));
        Assert.Equal(0, counter.Value);
        Assert.Equal(3, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "things_total"), ("reason", "negative_increment")));
    }

    [Fact]
    public void Throws_on_misuse_where_that_is_wanted()
    {
        _registry.ThrowOnMisuse = true;
        var counter = Define.Counter(_registry);
        var failure = Assert.Throws<InvalidOperationException>(() => counter.Inc(-2L));
        Assert.Contains("things_total", failure.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => counter.Inc(double.NaN));
        Assert.Equal(0, counter.Value);
    }

    [Fact]
    public void Is_raised_to_a_total_and_never_lowered()
    {
        var counter = Define.Counter(_registry);
        counter.IncTo(10);
        counter.IncTo(4);
        Assert.Equal(10, counter.Value);
        counter.Inc(0.5);
        counter.IncTo(10.75);
        Assert.Equal(10.75, counter.Value);
        counter.IncTo(-1);
        Assert.Equal(10.75, counter.Value);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_total_that_is_no_number_is_ignored_and_counted(double total)
    {
        var counter = Define.Counter(_registry);
        counter.IncTo(total);
        Assert.Equal(0, counter.Value);
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "things_total"), ("reason", "not_finite")));
    }

    [Fact]
    public void Of_totals_that_threads_raise_at_once_the_highest_stays()
    {
        var counter = Define.Counter(_registry);
        Parallel.For(0, 20_000, i => counter.IncTo(i + 0.5));
        Assert.Equal(19_999.5, counter.Value);
    }

    [Fact]
    public void A_timer_adds_the_seconds_it_ran()
    {
        var counter = Define.Counter(_registry);
        var timer = counter.NewTimer();
        var first = timer.ObserveDuration();
        var second = timer.ObserveDuration();
        Assert.Equal((first + second).TotalSeconds, counter.Value, 1e-6);
    }
}
