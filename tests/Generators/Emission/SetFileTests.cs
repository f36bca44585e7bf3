using MetricsKit.Declarations;
using MetricsKit.Generators.Emission;
using MetricsKit.Model;

namespace MetricsKit.Generators.Tests.Emission;

/// <summary>What the parser never hands over is still written as code that compiles and says what is wrong.</summary>
public class SetFileTests
{
    [Fact]
    public void More_combinations_than_an_index_counts_throw() =>
        Assert.Contains("more combinations than can be counted", Body(MetricKind.Counter, [new RangeDomain(0, int.MaxValue - 1), new RangeDomain(0, 1)]), StringComparison.Ordinal);

    [Fact]
    public void An_info_metric_throws() =>
        Assert.Contains("has no series to hand out", Body(MetricKind.Info, []), StringComparison.Ordinal);

    [Fact]
    public void The_largest_product_that_an_index_counts_is_served() =>
        Assert.Contains("MetricsKitFamilies.Calls.Create(index)", Body(MetricKind.Counter, [new RangeDomain(0, int.MaxValue - 2)]), StringComparison.Ordinal);

    private static string Body(MetricKind kind, LabelDomain[] domains)
    {
        var labels = domains.Select((d, i) => new LabelModel("l" + i, d, Optional: false)).ToEquatableArray();
        var bindings = domains.Select((d, i) => (LabelBinding)new RangeBinding("l" + i, 0, d.Size - 1, IsNullable: false)).ToEquatableArray();
        var metric = new MetricModel("calls_total", kind, "", labels, EquatableArray<double>.Empty, 0, "M.Calls");
        var member = new MetricMember("public static partial Counter Calls()", EquatableArray<string>.Empty, "Calls", true, new FamilyDeclaration(metric, null, bindings), null);
        var set = new MetricSetDeclaration("", EquatableArray.Of(new TypePart("class", "M", true)), SetKind.Static, null, EquatableArray.Of(member), EquatableArray<AlertModel>.Empty) { FullName = "M" };
        var writer = new SourceWriter();
        SetFile.Write(writer, set);
        return writer.ToSourceText().ToString();
    }
}
