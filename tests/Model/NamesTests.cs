using System.Text.Json;
using MetricsKit.Model;

namespace MetricsKit.Model.Tests;

public class NamesTests
{
    [Theory]
    [InlineData("UserId")]
    [InlineData("userId")]
    [InlineData("HTTPStatus")]
    [InlineData("Http2")]
    [InlineData("X509Certificate")]
    [InlineData("ABC")]
    [InlineData("aBC")]
    [InlineData("IOError2Big")]
    [InlineData("already_snake")]
    [InlineData("Mixed_Case")]
    [InlineData("_leading")]
    [InlineData("Trailing_")]
    [InlineData("ÄrgerÜber")]
    [InlineData("a1B2c3")]
    [InlineData("A")]
    public void SnakeCase_is_what_JsonNamingPolicy_writes(string name) =>
        Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), Names.ToSnakeCase(name));

    [Fact]
    public void SnakeCase_agrees_on_random_identifiers()
    {
        var random = new Random(20_240_229);
        const string Letters = "abcXYZ019_";
        for (int i = 0; i < 20_000; i++)
        {
            string name = new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letters[random.Next(Letters.Length)])]);
            Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), Names.ToSnakeCase(name));
        }
    }

    [Theory]
    [InlineData("http_requests_total", true)]
    [InlineData("a:b", true)]
    [InlineData("_x1", true)]
    [InlineData("1x", false)]
    [InlineData("a-b", false)]
    [InlineData("ä", false)]
    [InlineData("", false)]
    public void MetricName_follows_Prometheus(string name, bool legal) => Assert.Equal(legal, Names.IsMetricName(name));

    [Fact]
    public void LabelName_takes_no_colon()
    {
        Assert.False(Names.IsLabelName("a:b"));
        Assert.True(Names.IsLabelName("a_b"));
    }

    [Theory]
    [InlineData("myshop-api", true)]
    [InlineData("a", true)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    public void KubernetesName_is_an_RFC_1123_label(string name, bool legal) => Assert.Equal(legal, Names.IsKubernetesName(name));

    [Fact]
    public void KubernetesName_ends_at_63_characters()
    {
        Assert.True(Names.IsKubernetesName(new string('a', 63)));
        Assert.False(Names.IsKubernetesName(new string('a', 64)));
    }

    [Fact]
    public void Join_leaves_out_what_is_empty() => Assert.Equal("acme_orders_total", Names.Join("acme", null, "", "orders_total"));
}
