using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Clients;

public sealed class MK3105LabelOrderTests
{
    [Theory]
    [InlineData("{|MK3105:status|}, _country")]
    [InlineData("{|MK3105:status.ToLower()|}, order.Kind")]
    [InlineData("{|MK3105:order.Status|}, order.Kind")]
    [InlineData("{|MK3105:order?.Status ?? \"none\"|}, _country")]
    [InlineData("{|MK3105:_status|}, order.Kind")]
    [InlineData("order.Kind, {|MK3105:shop|}")]
    [InlineData("[{|MK3105:status|}, shop]")]
    [InlineData("{|MK3007:status|}, shop")]
    public Task A_value_that_is_called_like_another_label(string values) => Verify.DiagnosticsAsync(Project(values));

    [Theory]
    [InlineData("shop, status")]
    [InlineData("order.Shop, order.Status")]
    [InlineData("status, \"paid\"")]
    [InlineData("status, Paid")]
    [InlineData("status, status")]
    [InlineData("order.Kind, order.Kind")]
    [InlineData("$\"{status}\", shop")]
    public Task In_order_or_nobody_knows(string values) => Verify.DiagnosticsAsync(Project(values));

    [Fact]
    public async Task Message_says_the_order() => Assert.Equal(
        "'status' is passed for label 'shop' of 'orders_total', which has a label 'status'; pass values in the order shop, status",
        Assert.Single(await Verify.DiagnosticsAsync(Project("{|MK3105:status|}, _country"))).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private static TestProject Project(string values) => PrometheusNetSurface.With($$"""
        using Prometheus;

        public record Order(string Shop, string Status, string Kind);

        public class User(IMetricFactory metrics)
        {
            private const string Paid = "paid";
            private readonly string _status = Paid, _country = Paid;
            private readonly Prometheus.Counter _orders = metrics.CreateCounter("orders_total", "Orders.", ["shop", "status"]);

            public void M(string shop, string status, Order order) => _orders.WithLabels({{values}}).Inc();
            public override string ToString() => _status + _country;
        }
        """);
}
