using System.IO.Compression;
using System.Net;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Serving;

/// <summary>What a listener answers.</summary>
public sealed class ListenerAnswerTests
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    [Theory]
    [InlineData(null, Text)]
    [InlineData("text/plain", Text)]
    [InlineData("application/openmetrics-text;version=1.0.0,text/plain;q=0.5", OpenMetrics)]
    public async Task The_client_chooses_the_format(string? accept, string contentType)
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry).Inc(3);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await fixture.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.NotNull(response.Headers.Date);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("\nthings_total 3\n", body, StringComparison.Ordinal);
        Assert.Equal(contentType == OpenMetrics, body.EndsWith("# EOF\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_prefers_protobuf_gets_it()
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry).Inc(3);
        using var expected = new MemoryStream();
        await fixture.Registry.WriteAsync(expected, ExpositionFormat.Protobuf);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,text/plain;q=0.5");

        using var response = await fixture.Client.SendAsync(request);

        Assert.Equal(ContentNegotiation.ContentTypeOf(ExpositionFormat.Protobuf), response.Content.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal(expected.ToArray(), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task It_is_compressed_for_who_asks()
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry).Inc(3);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Accept-Encoding", "gzip" } } };

        using var response = await fixture.Client.SendAsync(request);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        using var reader = new StreamReader(new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.EndsWith("\nthings_total 3\n", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task A_large_exposition_arrives_whole(string encoding)
    {
        using var fixture = new ListenerFixture();
        fixture.Fill();
        var expected = await Scrape.TextAsync(fixture.Registry);
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Client.BaseAddress!, "/metrics")) { Headers = { { "Accept-Encoding", encoding } } };

        using var response = await client.SendAsync(request);

        Assert.True(expected == await response.Content.ReadAsStringAsync(), "The bodies differ.");
    }

    [Fact]
    public async Task Registries_path_and_constant_labels_are_those_of_the_settings()
    {
        var second = new MetricRegistry();
        using var fixture = new ListenerFixture(options =>
        {
            options.Registries.Add(second);
            options.Path = "/internal/stats";
            options.ConstantLabels["tenant"] = "blue";
        });
        Define.Counter(fixture.Registry, "first_total");
        Define.Counter(second, "second_total");

        var text = await fixture.Client.GetStringAsync("/internal/stats");

        Assert.Contains("first_total{tenant=\"blue\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("second_total{tenant=\"blue\"} 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_is_told_a_port_alone_serves_the_default_registry_to_every_address()
    {
        MetricRegistry.Default.RegisterCounter(new FamilyDefinition { Name = "listener_default_total", Help = "x" });
        using var listener = new MetricsListener(port: 0);
        listener.Start();
        using var client = new HttpClient();

        Assert.Contains("listener_default_total 0\n", await client.GetStringAsync($"http://127.0.0.1:{listener.Port}/metrics"), StringComparison.Ordinal);
        if (System.Net.Sockets.Socket.OSSupportsIPv6)
        {
            Assert.Contains("listener_default_total 0\n", await client.GetStringAsync($"http://[::1]:{listener.Port}/metrics"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        using var fixture = new ListenerFixture();

        using var response = await fixture.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/metrics"));

        Assert.Equal(Text, response.Content.Headers.NonValidated["Content-Type"].ToString());
        var raw = await fixture.AnswerToAsync("HEAD /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.EndsWith("Cache-Control: no-store\r\n\r\n", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /metrics HTTP/1.1\nHost: x\nConnection: close\n\n", "200 OK")]
    [InlineData("\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Close\r\n\r\n", "200 OK")]
    [InlineData("GET /metrics?name[]=up HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200 OK")]
    [InlineData("GET /metrics/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200 OK")]
    [InlineData("GET http://x:1/metrics?a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200 OK")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\nExpect: 100-continue\r\n\r\n", "200 OK")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 Not Found")]
    [InlineData("GET /metricsx HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 Not Found")]
    [InlineData("GET /Metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 Not Found")]
    [InlineData("GET http://x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 Not Found")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 Not Found")]
    [InlineData("DELETE /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405 Method Not Allowed")]
    [InlineData("get /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "405 Method Not Allowed")]
    [InlineData("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", "413 Content Too Large")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "413 Content Too Large")]
    [InlineData("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n", "413 Content Too Large")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n", "417 Expectation Failed")]
    [InlineData("GET /metrics HTTP/1.1\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost : x\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /metrics HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", "400 Bad Request")]
    [InlineData("GET  /metrics HTTP/1.1\r\nHost: x\r\n\r\n", "400 Bad Request")]
    [InlineData("GET /metrics\r\n\r\n", "400 Bad Request")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\n\n", "400 Bad Request")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 HTTP Version Not Supported")]
    public async Task A_request_is_answered_or_refused(string request, string status)
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry);

        var answer = await fixture.AnswerToAsync(request);

        Assert.StartsWith($"HTTP/1.1 {status}\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(status[0] == '2', answer.EndsWith("things_total 0\n\r\n0\r\n\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusals_say_what_to_ask_for()
    {
        using var fixture = new ListenerFixture();

        Assert.EndsWith("\r\n\r\nThe metrics are at /metrics\n", await fixture.AnswerToAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: GET, HEAD\r\n", await fixture.AnswerToAsync("PUT /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_client_gets_a_body_without_chunks_that_ends_with_the_connection()
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry);

        var answer = await fixture.AnswerToAsync("GET /metrics HTTP/1.0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("chunked", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n# HELP things_total Help of things_total.\n# TYPE things_total counter\nthings_total 0\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_kept_and_requests_that_come_at_once_are_answered_in_turn()
    {
        using var fixture = new ListenerFixture();
        using var client = await fixture.ConnectAsync();
        const string Head = " HTTP/1.1\r\nHost: x\r\n";

        await client.SendAsync($"GET /metrics{Head}\r\nGET /nothing{Head}\r\nPUT /metrics{Head}\r\nHEAD /metrics{Head}\r\nGET /metrics{Head}Connection: close\r\n\r\n");
        var answers = await client.ReadToEndAsync();

        Assert.Equal(["200", "404", "405", "200", "200"], answers.Split("HTTP/1.1 ")[1..].Select(answer => answer[..3]));
        Assert.Single(answers.Split("Connection: close")[1..]);
    }

    [Fact]
    public async Task A_request_may_come_byte_by_byte()
    {
        using var fixture = new ListenerFixture();
        using var client = await fixture.ConnectAsync();
        foreach (var letter in "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        {
            await client.SendAsync(letter.ToString());
        }

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
