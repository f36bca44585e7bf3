// More combinations than a metric can have
using MetricsKit;

namespace Smells.MK1025;

[MetricSet(Prefix = "mk1025")]
public static partial class GridMetrics
{
    [Counter("cells_total")]
    public static partial Counter Cells([LabelRange(0, 99999)] int row, [LabelRange(0, 99999)] int column); // MK1025
}
