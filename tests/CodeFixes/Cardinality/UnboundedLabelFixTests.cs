using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Cardinality;

/// <summary>MK3001: a label of any text becomes an enum, or states a bound.</summary>
public sealed class UnboundedLabelFixTests
{
    private static TestProject Shop(string label, params string[] calls) => new()
    {
        Sources =
        [
            ("Metrics.cs", $$"""
                namespace Shop;

                [MetricSet]
                public static partial class ShopMetrics
                {
                    /// <summary>Orders.</summary>
                    [Counter("orders_total")]
                    public static partial Counter Orders({{label}}, bool paid);
                }

                """),
            ("Use.cs", $$"""
                namespace Shop.Use
                {
                    public static class Pay
                    {
                        public const string Bank = "bank-transfer";

                        public static void Go(string text, bool flag)
                        {
                            {{string.Concat(calls)}}
                        }
                    }
                }

                """),
        ],
    };

    [Fact]
    public async Task Constants_alone_become_an_enum()
    {
        TestProject after = await Offered.ApplyAsync(new UnboundedLabelFix(), "MK3001", UnboundedLabelFix.EnumKey, Shop(
            "string method",
            "ShopMetrics.Orders(\"card\", true).Inc();",
            "ShopMetrics.Orders(paid: flag, method: flag ? Bank : \"2nd\").Inc();"));
        Assert.Equal(
            """
            namespace Shop;

            [MetricSet]
            public static partial class ShopMetrics
            {
                /// <summary>Orders.</summary>
                [Counter("orders_total")]
                public static partial Counter Orders(OrdersMethod method, bool paid);
            }

            /// <summary>Values of the label method of Orders.</summary>
            public enum OrdersMethod
            {
                /// <summary>Value2nd.</summary>
                [LabelValue("2nd")]
                Value2nd,
                /// <summary>BankTransfer.</summary>
                [LabelValue("bank-transfer")]
                BankTransfer,
                /// <summary>Card.</summary>
                Card,
            }

            """,
            after.Sources[0].Text);
        Assert.Contains("ShopMetrics.Orders(OrdersMethod.Card, true).Inc();", after.Sources[1].Text, StringComparison.Ordinal);
        Assert.Contains("ShopMetrics.Orders(paid: flag, method: flag ? OrdersMethod.BankTransfer : OrdersMethod.Value2nd).Inc();", after.Sources[1].Text, StringComparison.Ordinal);
        Assert.Empty(await Verify.AnalyzeAsync(after));
    }

    [Theory]
    [InlineData("ShopMetrics.Orders(text, true);")]
    [InlineData("ShopMetrics.Orders(\"\", true);")]
    [InlineData("ShopMetrics.Orders(\"other\", true);")]
    [InlineData("ShopMetrics.Orders(\"a-b\", true); ShopMetrics.Orders(\"a_b\", true);")]
    [InlineData("Func<string, bool, Counter> f = ShopMetrics.Orders;")]
    [InlineData("")]
    public async Task Anything_else_states_a_bound(string call) => Assert.Equal(
        [UnboundedLabelFix.BoundKey],
        await Offered.KeysAsync(new UnboundedLabelFix(), "MK3001", Shop("string method", call)));

    [Theory]
    [InlineData("string method", "[Label(MaxValues = 100)] string method")]
    [InlineData("[Label(\"how\")] string method", "[Label(\"how\", MaxValues = 100)] string method")]
    [InlineData("[Label] string? method", "[Label(MaxValues = 100)] string? method")]
    public async Task The_bound_joins_the_label(string before, string after)
    {
        TestProject changed = await Offered.ApplyAsync(new UnboundedLabelFix(), "MK3001", UnboundedLabelFix.BoundKey, Shop(before, "ShopMetrics.Orders(text, true);"));
        Assert.Contains($"Orders({after}, bool paid);", changed.Sources[0].Text, StringComparison.Ordinal);
        Assert.Empty(await Verify.AnalyzeAsync(changed));
    }

    [Theory]
    [InlineData(UnboundedLabelFix.BoundKey, "Orders([Label(MaxValues = 100)] string method, [Label(MaxValues = 100)] string country, bool paid);")]
    [InlineData(UnboundedLabelFix.EnumKey, "Orders(OrdersMethod method, OrdersCountry country, bool paid);")]
    public async Task All_at_once(string key, string expected)
    {
        TestProject changed = await Offered.ApplyAllAsync(new UnboundedLabelFix(), "MK3001", key, Shop("string method, string country", "ShopMetrics.Orders(\"card\", \"de\", true);"), FixAllScope.Document);
        Assert.Contains(expected, changed.Sources[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await Verify.AnalyzeAsync(changed), d => d.Id == "MK3001");
    }
}
