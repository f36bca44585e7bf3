using MetricsKit.Cells;

namespace MetricsKit.Runtime.Tests;

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
}
