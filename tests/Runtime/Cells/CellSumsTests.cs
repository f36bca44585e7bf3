using MetricsKit.Cells;

namespace MetricsKit.Runtime.Tests.Cells;

public sealed class CellSumsTests
{
    [Fact]
    public void Sums_start_from_others_that_have_more_room_than_slots()
    {
        var gone = new CellSums();
        gone.Add(5, 1);
        gone.Add(6, 2); // makes room for more than one further slot
        var sums = new CellSums();
        sums.CopyFrom(gone, 7);
        Assert.Equal(1, sums.Whole(5));
        Assert.Equal(2, sums.Whole(6));
    }

    [Fact]
    public void Sums_that_no_long_holds_do_not_overflow()
    {
        var gone = new CellSums();
        for (var i = 0; i < 100; i++)
        {
            gone.Add(5, 1L << 59);
            gone.Add(6, 1);
        }

        var sums = new CellSums();
        sums.CopyFrom(gone, 7);
        sums.Add([0, 0, 0, 0, 0, 1L << 59, 1], new bool[7]);
        Assert.Equal(101 * (double)(1L << 59), sums.Whole(5) + sums.Beyond(5));
        Assert.Equal(101, sums.Whole(6));
        Assert.Equal(0, sums.Beyond(6));
        sums.Clear(5, 1);
        Assert.Equal(0, sums.Whole(5) + sums.Beyond(5));
        Assert.Equal(101, sums.Whole(6));
        Assert.Equal(100 * (double)(1L << 59), gone.Whole(5) + gone.Beyond(5));
    }
}
