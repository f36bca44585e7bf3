namespace MetricsKit.Runtime.Tests;

public sealed class ContentNegotiationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*/*")]
    [InlineData("text/plain")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("application/*")]
    [InlineData("application/json")]
    [InlineData("application/openmetrics-text;version=2.0.0")]
    [InlineData("application/openmetrics-text;q=0,text/plain;q=0")]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.4,text/plain;version=0.0.4;q=0.5")]
    [InlineData("application/openmetrics-text;q=0.4,text/*;q=0.5")]
    [InlineData("application/vnd.google.protobuf")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily")]
    [InlineData("application/vnd.google.protobuf;encoding=delimited")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=compact-text,text/plain;q=0.1")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.Metric;encoding=delimited")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.4,text/plain;q=0.5")]
    [InlineData("application/openmetrics-text;q=x")]
    [InlineData("application/openmetrics-text;q=2")]
    [InlineData("application/openmetrics-text;q=-1")]
    [InlineData("application/openmetrics-text;q=1e0")]
    [InlineData("application/openmetrics-text;q=NaN")]
    [InlineData("application/openmetrics-text;version")]
    [InlineData("application/openmetrics-textile")]
    [InlineData("\"application/openmetrics-text,text/plain")]
    [InlineData(",;=,;;,\"")]
    public void Is_text(string? accept) => Assert.Equal(ExpositionFormat.Text, ContentNegotiation.Choose(accept));

    [Theory]
    [InlineData("application/openmetrics-text")]
    [InlineData("application/openmetrics-text; version=1.0.0")]
    [InlineData("application/openmetrics-text; version=\"0.0.1\"; charset=utf-8")]
    [InlineData("APPLICATION/OpenMetrics-Text;Version=1.0.0;Q=0.5")]
    [InlineData("application/openmetrics-text;q=0.5,*/*;q=0.1")]
    [InlineData("application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")]
    [InlineData("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1")]
    [InlineData("text/plain;q=0.2,*/*;q=0.9,application/openmetrics-text;q=0.3")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.5,application/openmetrics-text;q=0.6")]
    [InlineData("nonsense;q=x;;,application/openmetrics-text")]
    [InlineData(" , ,application/openmetrics-text;a=\"x,y;q=0\\\"\" ")]
    public void Is_OpenMetrics(string accept) => Assert.Equal(ExpositionFormat.OpenMetrics, ContentNegotiation.Choose(accept));

    [Theory]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited")]
    [InlineData("Application/Vnd.Google.Protobuf; Proto=\"io.prometheus.client.MetricFamily\"; Encoding=\"delimited\"; q=1.0")]
    [InlineData("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,application/openmetrics-text;version=1.0.0;q=0.8,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")]
    [InlineData("*/*;q=0.2,application/openmetrics-text;q=0.6,application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6")]
    public void Is_protobuf(string accept) => Assert.Equal(ExpositionFormat.Protobuf, ContentNegotiation.Choose(accept));

    [Fact]
    public void A_header_of_a_million_characters_allocates_nothing()
    {
        var accept = string.Concat(Enumerable.Repeat("text/html;q=0.1;a=\"b\",", 50_000)) + "application/openmetrics-text";
        ContentNegotiation.Choose("*/*");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var format = ContentNegotiation.Choose(accept);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(ExpositionFormat.OpenMetrics, format);
    }

    [Fact]
    public void Content_types_name_version_and_charset()
    {
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", ContentNegotiation.ContentTypeOf(ExpositionFormat.Text));
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", ContentNegotiation.ContentTypeOf(ExpositionFormat.OpenMetrics));
        Assert.Equal("application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited", ContentNegotiation.ContentTypeOf(ExpositionFormat.Protobuf));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContentNegotiation.ContentTypeOf((ExpositionFormat)3));
    }
}
