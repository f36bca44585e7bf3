using MetricsKit.Cells;

namespace MetricsKit.Runtime.Tests.Cells;

public sealed class SlotPoolTests
{
    private readonly SlotPool _pool = new(8, 108);

    private int Take(int count, bool hasFraction = false)
    {
        Assert.True(_pool.TryTake(count, hasFraction, out var last));
        return last - count + 1;
    }

    [Fact]
    public void The_lowest_range_is_taken_first()
    {
        Assert.Equal(8, Take(10));
        var second = Take(5);
        Assert.Equal(18, second);
        Assert.Equal(23, Take(1));
        _pool.Return(second, 5);
        Assert.Equal(18, Take(3));
        Assert.Equal(21, Take(2));
        Assert.Equal(24, _pool.End);
        Assert.Equal(16, _pool.Taken);
    }

    [Fact]
    public void Ranges_given_back_in_any_order_are_joined()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var taken = new List<(int Start, int Count)>();
            for (var count = 1; _pool.TryTake(count, true, out var last); count = random.Next(1, 9))
            {
                taken.Add((last - count + 1, count));
            }

            Assert.Equal(taken.Sum(range => range.Count), taken.SelectMany(range => Enumerable.Range(range.Start, range.Count)).Distinct().Count());
            foreach (var (start, count) in taken.OrderBy(_ => random.Next()))
            {
                _pool.Return(start, count);
            }

            Assert.Equal(0, _pool.Taken);
            _pool.Return(Take(100), 100);
        }
    }

    [Fact]
    public void There_is_room_again_once_something_came_back()
    {
        var all = Take(100);
        Assert.False(_pool.TryTake(1, false, out _));
        _pool.Return(all + 50, 1);
        Assert.False(_pool.TryTake(2, false, out _));
        Assert.Equal(all + 50, Take(1));
    }

    [Fact]
    public void Only_the_last_cell_of_a_range_may_hold_doubles()
    {
        var range = Take(3, hasFraction: true);
        Assert.Equal([false, false, true, false], _pool.IsFraction.Slice(range, 4).ToArray());
        _pool.Return(range, 3);
        Assert.DoesNotContain(true, _pool.IsFraction.ToArray());
    }
}
