using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Exceptions are counted and go on as they were thrown.</summary>
public sealed class CountExceptionsTests
{
    private readonly Counter _failures = Define.Counter(new MetricRegistry());

    [Fact]
    public void A_filter_counts_and_lets_pass()
    {
        var entered = false;
        Assert.Throws<FormatException>(() =>
        {
            try
            {
                throw new FormatException();
            }
            catch (FormatException e) when (_failures.Count(e))
            {
                entered = true;
            }
        });

        Assert.False(entered);
        Assert.Equal(1, _failures.Value);
    }

    [Fact]
    public void Of_what_runs_only_what_throws_is_counted()
    {
        _failures.CountExceptions(() => { });
        Assert.Equal(7, _failures.CountExceptions(() => 7));
        Assert.Equal(0, _failures.Value);

        Assert.Throws<FormatException>(() => _failures.CountExceptions(() => Throw()));
        Assert.Throws<FormatException>(() => _failures.CountExceptions(() => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(2, _failures.Value);
    }

    [Fact]
    public async Task Of_what_runs_on_the_end_is_awaited()
    {
        var gate = new TaskCompletionSource();
        var running = _failures.CountExceptionsAsync(async () => await gate.Task);
        var failing = _failures.CountExceptions(async () =>
        {
            await gate.Task;
            Throw();
        });
        var giving = _failures.CountExceptionsAsync(async () =>
        {
            await gate.Task;
            return 7;
        });
        var throwing = _failures.CountExceptionsAsync<int>(async () =>
        {
            await gate.Task;
            throw new FormatException();
        });
        Assert.Equal(0, _failures.Value);
        gate.SetResult();

        await running;
        Assert.Equal(7, await giving);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        await Assert.ThrowsAsync<FormatException>(() => throwing);
        Assert.Equal(2, _failures.Value);
    }

    [Fact]
    public async Task What_throws_before_its_task_begins_is_counted_too()
    {
        await Assert.ThrowsAsync<FormatException>(() => _failures.CountExceptionsAsync(() => throw new FormatException()));
        Assert.Equal(1, _failures.Value);
    }

    [Fact]
    public void Nothing_to_run_is_the_callers_mistake() => Assert.Throws<ArgumentNullException>(() => _failures.CountExceptions((Action)null!));

    private static void Throw() => throw new FormatException();
}
