using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Who asks is told of each problem once.</summary>
public sealed class ProblemTests
{
    private readonly MetricRegistry _registry = new();
    private readonly List<MetricProblem> _told = [];

    [Fact]
    public async Task Each_problem_is_told_of_once_whenever_one_asks()
    {
        var counter = Define.Counter(_registry);
        counter.Inc(-1L);
        using var first = _registry.OnProblem(_told.Add);
        counter.Inc(-1L);
        counter.Inc(double.NaN);
        _registry.RegisterGauge(Define.Metric("things_total"));
        _registry.BeforeScrape(() => throw new FormatException("no"));
        _registry.ObserveGauge(Define.Metric("bad"), _ => throw new TimeoutException());
        await Scrape.TextAsync(_registry);
        await Scrape.TextAsync(_registry);
        Assert.Equal(
            [("", "callback_error"), ("bad", "callback_error"), ("things_total", "name_clash"), ("things_total", "negative_increment"), ("things_total", "not_finite")],
            _told.Select(p => (p.Metric ?? "", p.Reason)).Order());
        Assert.Contains("rename", _told.Single(p => p.Reason == "name_clash").Detail, StringComparison.Ordinal);
        Assert.IsType<FormatException>(_told.Single(p => p.Metric is null).Error);

        var late = new List<MetricProblem>();
        using var second = _registry.OnProblem(late.Add);
        Assert.Equal(_told.ToHashSet(), late.ToHashSet());
    }

    [Fact]
    public async Task Callbacks_are_told_apart_by_who_adds_them()
    {
        using var told = _registry.OnProblem(_told.Add);
        _registry.BeforeScrape(() => throw new FormatException("one"));
        _registry.BeforeScrape(() => throw new FormatException("two"));
        await Scrape.TextAsync(_registry);
        await Scrape.TextAsync(_registry);
        Assert.Equal(["one", "two"], _told.Select(p => p.Error!.Message).Order());
        Assert.All(_told, p => Assert.StartsWith($"The callback that '{nameof(Callbacks_are_told_apart_by_who_adds_them)}' adds in line ", p.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void Misuse_of_a_call_says_what_to_do()
    {
        using var told = _registry.OnProblem(_told.Add);
        Define.Counter(_registry).Inc(-1L);
        Assert.Equal("Give 0 or more, or use a gauge for what goes up and down.", Assert.Single(_told).Detail);
    }

    [Fact]
    public void A_report_that_throws_costs_nobody_anything()
    {
        using var bad = _registry.OnProblem(_ => throw new FormatException());
        var good = _registry.OnProblem(_told.Add);
        var counter = Define.Counter(_registry);
        counter.Inc(-1L);
        good.Dispose();
        counter.Inc(double.NaN);
        Assert.Equal(["negative_increment"], _told.Select(p => p.Reason));
    }
}
