using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3006IdentityAtCallTests
{
    private static string Source(string members) => $$"""
        [MetricSet]
        public static partial class Shop
        {
            [Counter("orders_total", Help = "Orders.")]
            public static partial Counter Orders([Label(MaxValues = 60)] string country, bool paid = true);
        }

        public sealed class Checkout
        {
            {{members}}
        }
        """;

    [Theory]
    [InlineData("void M(Exception e) => Shop.Orders({|MK3006:e.Message|}).Inc();")]
    [InlineData("void M() => Shop.Orders({|MK3006:Guid.NewGuid().ToString()|}).Inc();")]
    [InlineData("void M() => Shop.Orders(paid: false, country: {|MK3006:DateTime.UtcNow.ToString(\"s\")|}).Inc();")]
    [InlineData("void M(string userId) => Shop.Orders({|MK3006:userId|}).Inc();")]
    [InlineData("void M(Microsoft.AspNetCore.Http.HttpContext c) { string at = c.Request.Path; Shop.Orders({|MK3006:at|}).Inc(); }")]
    [InlineData("void M(Exception e) => Count({|MK3006:e.StackTrace|}!); void Count(string text) => Shop.Orders(text).Inc();")]
    public Task An_identity_is_marked(string members) => UsageSource.VerifyAsync("MK3006", Source(members));

    [Theory]
    [InlineData("void M(string country) => Shop.Orders(country).Inc();")]
    [InlineData("void M(Microsoft.AspNetCore.Http.HttpContext c) => Shop.Orders(c.Request.Host.Host).Inc();")]
    [InlineData("void M(Microsoft.AspNetCore.Http.HttpContext c) => Shop.Orders(c.Request.Headers[\"X-Country\"].ToString()).Inc();")]
    [InlineData("void M(Exception e) => Shop.Orders(e.GetType().Name).Inc();")]
    [InlineData("void M(string userId) => Shop.Orders(userId == \"root\" ? userId : \"any\").Inc();")]
    public Task What_the_author_stated_a_bound_for_is_not(string members) => UsageSource.VerifyAsync("MK3006", Source(members));

    [Fact]
    public async Task A_metric_of_a_referenced_project_is_known_by_its_catalogue()
    {
        MetadataReference library = (TestProject.Of(Source("")) with { Assembly = "Shop.Library" }).ToReference();

        await Verify.DiagnosticsAsync("public class Other { void M(Exception e) => Shop.Orders({|MK3006:e.Message|}).Inc(); }", references: [library]);
    }

    [Fact]
    public async Task Message_says_label_value_and_way()
    {
        Diagnostic diagnostic = Assert.Single(await Verify.AnalyzeAsync(TestProject.Of(Source("void M(Exception e) { string why = e.Message; Shop.Orders(why).Inc(); }"))));

        Assert.Equal(
            "Label 'country' of 'orders_total' gets 'Exception.Message', a new value per failure (by way of why): it fills the label's bound, and the rest becomes 'other'; put it in a log or trace, or pass a value from a small set",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["e.Message", "why"], diagnostic.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
        Assert.Equal("ExceptionMessage", diagnostic.Properties["origin"]);
    }
}
