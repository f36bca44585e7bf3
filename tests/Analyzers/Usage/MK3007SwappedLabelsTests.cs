using System.Globalization;
using MetricsKit.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK3007SwappedLabelsTests
{
    private static string Code(string members) => $$"""
        [MetricSet]
        public static partial class Shop
        {
            /// <summary>Requests.</summary>
            [Counter("requests_total")]
            public static partial Counter Requests([Label(MaxValues = 50)] string route, [Label(MaxValues = 60)] string country, bool cached, bool retried);

            /// <summary>Steps.</summary>
            [Counter("steps_total")]
            public static partial Counter Steps([Label(MaxValues = 50)] string step, [LabelRange(1, 9)] int level);
        }

        public record Call(string Route, string Country, string? Method = null, string? Status = null);

        public class Worker
        {
            private static readonly Prometheus.Counter Seen = Prometheus.Metrics.CreateCounter("seen_total", "Seen.", "method", "status_code");
            {{members}}
        }
        """;

    [Theory]
    [InlineData("void M(string route, string country) => Shop.Requests({|MK3007:country|}, route, true, false).Inc();")]
    [InlineData("void M(Call call) => Shop.Requests({|MK3007:call.Country|}, call.Route, true, false).Inc();")]
    [InlineData("void M(Call? call) => Shop.Requests({|MK3007:call?.Country ?? \"\"|}, call!.Route.ToLowerInvariant(), true, false).Inc();")]
    [InlineData("string _route = \"\", _country = \"\"; void M() => Shop.Requests({|MK3007:_country|}, _route!, true, false).Inc();")]
    [InlineData("void M(string a, string b, bool cached, bool retried) => Shop.Requests(a, b, {|MK3007:retried|}, cached).Inc();")]
    [InlineData("void M(string method, int statusCode) => Seen.WithLabels({|MK3007:statusCode.ToString()|}, method).Inc();")]
    public Task Names_crosswise_are_marked(string members) => VerifyAsync(Code(members));

    [Theory]
    [InlineData("void M(string route, string country) => Shop.Requests(route, country, true, false).Inc();")]
    [InlineData("void M(string route, string country) => Shop.Requests(country: country, route: route, cached: true, retried: false).Inc();")]
    [InlineData("void M(string a, string route) => Shop.Requests(a, route, true, false).Inc();")]
    [InlineData("void M(string country, string b) => Shop.Requests(country, b, true, false).Inc();")]
    [InlineData("void M(string country) => Shop.Requests(country, \"x\", true, false).Inc();")]
    [InlineData("void M(string method, int statusCode) => Seen.WithLabels(method, statusCode.ToString()).Inc();")]
    [InlineData("void M(string route, string country) => Requests(country, route); void Requests(string route, string country) { }")]
    public Task Names_in_order_and_names_that_say_nothing_are_left_alone(string members) => VerifyAsync(Code(members));

    [Fact]
    public async Task The_message_names_both()
    {
        Diagnostic diagnostic = Assert.Single(await VerifyAsync(Code("void M(string route, string country) => Shop.Requests({|MK3007:country|}, route, true, false).Inc();")));

        Assert.Equal("'country' is given to label 'route' of 'requests_total', and 'route' to label 'country'; swap the two arguments", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Single(diagnostic.AdditionalLocations);
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> VerifyAsync(string source) => UsageSource.VerifyAsync("MK3007", source);
}
