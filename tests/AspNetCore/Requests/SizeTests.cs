using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Text;
using MetricsKit.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http.Features;

namespace MetricsKit.AspNetCore.Tests.Requests;

public sealed class SizeTests
{
#pragma warning disable CA1835 // the older overloads are what is tried
    public static TheoryData<string, RequestDelegate> Writers => new()
    {
        { "stream", async c => await c.Response.Body.WriteAsync(new byte[1_000]) },
        { "stream, array", async c => await c.Response.Body.WriteAsync(new byte[2_000], 500, 1_000) },
        { "stream, begin and end", BeginAndEnd },
        { "stream, copied to", c => new MemoryStream(new byte[1_000]).CopyToAsync(c.Response.Body) },
        { "stream, synchronous", c => Synchronously(c, body => body.Write(new byte[1_000], 0, 1_000)) },
        { "stream, span", c => Synchronously(c, body => body.Write(new byte[1_000].AsSpan())) },
        { "stream, byte by byte", c => Synchronously(c, body => Repeat(1_000, () => body.WriteByte(7))) },
        { "pipe", async c => await c.Response.BodyWriter.WriteAsync(new byte[1_000]) },
        { "pipe, advanced", c => Advance(c.Response.BodyWriter) },
        { "pipe as stream", async c => await c.Response.BodyWriter.AsStream().WriteAsync(new byte[1_000]) },
        { "pipe, copied from", c => PipeReader.Create(new MemoryStream(new byte[1_000])).CopyToAsync(c.Response.BodyWriter) },
        { "text", c => c.Response.WriteAsync(new string('x', 1_000)) },
        { "with Content-Length", c => WithLength(c) },
        { "file", c => c.Response.SendFileAsync(TestFile.OfBytes(1_000)) },
        { "part of a file", c => c.Response.SendFileAsync(TestFile.OfBytes(3_000), 500, 1_000) },
        { "rest of a file", c => c.Response.SendFileAsync(TestFile.OfBytes(3_000), 2_000, null) },
    };
#pragma warning restore CA1835

    [Theory]
    [MemberData(nameof(Writers))]
    public Task Response_bytes_are_counted_in_the_test_server(string way, RequestDelegate write) => CountsThousandAsync(way, write, kestrel: false);

    [Theory]
    [MemberData(nameof(Writers))]
    public Task Response_bytes_are_counted_in_Kestrel(string way, RequestDelegate write) => CountsThousandAsync(way, write, kestrel: true);

    [Fact]
    public async Task Both_ways_of_writing_add_up()
    {
        await using TestApp app = await StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync(new byte[300]);
            await context.Response.BodyWriter.WriteAsync(new byte[500]);
            await context.Response.WriteAsync("äöü");
        });

        await app.GetAsync("/");

        Assert.Equal(806, app.Histogram("http_response_size_bytes_sum", "/"));
    }

    [Fact]
    public async Task An_answer_without_a_body_counts_as_0_bytes()
    {
        await using TestApp app = await StartAsync(_ => Task.CompletedTask);

        await app.GetAsync("/");

        Assert.Equal(1, app.Histogram("http_response_size_bytes_count", "/"));
        Assert.Equal(0, app.Histogram("http_response_size_bytes_sum", "/"));
    }

    [Fact]
    public async Task What_is_written_to_HEAD_is_not_sent_and_not_counted()
    {
        await using TestApp app = await StartAsync(c => c.Response.WriteAsync("hello"), kestrel: true);

        await app.SendAsync("HEAD", "/");

        Assert.Equal(0, app.Histogram("http_response_size_bytes_sum", "/", "HEAD"));
    }

    [Fact]
    public async Task Compressed_answers_count_as_they_leave()
    {
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.UseResponseCompression();
                app.MapGet("/", () => new string('x', 100_000));
            },
            builder => builder.Services.AddResponseCompression(o => o.MimeTypes = ["text/plain"]));
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        HttpResponseMessage response = await app.SendAsync(request);

        byte[] sent = await response.Content.ReadAsByteArrayAsync();
        Assert.True(sent.Length < 10_000);
        Assert.Equal(sent.Length, app.Histogram("http_response_size_bytes_sum", "/"));
    }

    [Fact]
    public async Task The_body_after_an_exception_is_not_known_and_not_counted()
    {
        await using TestApp app = await StartAsync(_ => throw new InvalidOperationException());

        await app.GetAsync("/");

        Assert.Null(app.Histogram("http_response_size_bytes_count", "/"));
    }

    [Fact]
    public async Task A_request_counts_as_its_Content_Length()
    {
        await using TestApp app = await StartAsync(_ => Task.CompletedTask);

        await app.SendAsync("POST", "/", new ByteArrayContent(new byte[1_234]));

        Assert.Equal(1_234, app.Histogram("http_request_size_bytes_sum", "/", "POST"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_of_unknown_length_counts_as_what_was_read(bool byPipe)
    {
        await using TestApp app = await StartAsync(
            async context => await (byPipe ? context.Request.BodyReader.CopyToAsync(Stream.Null) : context.Request.Body.CopyToAsync(Stream.Null)),
            kestrel: true);
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StreamContent(new MemoryStream(new byte[70_000])) };
        request.Headers.TransferEncodingChunked = true;

        await app.SendAsync(request);

        Assert.Equal(70_000, app.Histogram("http_request_size_bytes_sum", "/", "POST"));
    }

    [Fact]
    public async Task A_request_without_a_body_counts_as_0_bytes()
    {
        await using TestApp app = await StartAsync(_ => Task.CompletedTask, kestrel: true);

        await app.GetAsync("/");

        Assert.Equal(1, app.Histogram("http_request_size_bytes_count", "/"));
        Assert.Equal(0, app.Histogram("http_request_size_bytes_sum", "/"));
    }

    [Fact]
    public async Task A_length_that_the_server_would_not_read_counts_as_the_limit()
    {
        await using TestApp app = await StartAsync(
            context =>
            {
                context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 1_000;
                return Task.CompletedTask;
            },
            kestrel: true);
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(app.Client.BaseAddress!.Host, app.Client.BaseAddress.Port);

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000000000000000\r\n\r\n"));
        await app.FinishedAsync();

        Assert.Equal(1_000, app.Histogram("http_request_size_bytes_sum", "/", "POST"));
    }

    private static async Task CountsThousandAsync(string way, RequestDelegate write, bool kestrel)
    {
        await using TestApp app = await StartAsync(write, kestrel);

        HttpResponseMessage response = await app.GetAsync("/");

        Assert.True(app.Escaped is null, $"{way}: {app.Escaped}");
        Assert.Equal(1_000, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(1_000, app.Histogram("http_response_size_bytes_sum", "/"));
    }

    private static Task<TestApp> StartAsync(RequestDelegate endpoint, bool kestrel = false) => TestApp.StartAsync(
        app =>
        {
            app.UseRequestMetrics();
            app.Map("/", endpoint);
        },
        kestrel: kestrel);

    private static Task Synchronously(HttpContext context, Action<Stream> write)
    {
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        write(context.Response.Body);
        return Task.CompletedTask;
    }

    private static Task BeginAndEnd(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true; // the test server's own way of doing it
        return Task.Factory.FromAsync(context.Response.Body.BeginWrite, context.Response.Body.EndWrite, new byte[1_000], 0, 1_000, null);
    }

    private static void Repeat(int times, Action action)
    {
        for (int i = 0; i < times; i++)
        {
            action();
        }
    }

    private static async Task Advance(PipeWriter writer)
    {
        writer.GetSpan(1_000)[..400].Fill(7);
        writer.Advance(400);
        writer.GetMemory(600).Span[..600].Fill(7);
        writer.Advance(600);
        await writer.FlushAsync();
    }

    private static async Task WithLength(HttpContext context)
    {
        context.Response.ContentLength = 1_000;
        await context.Response.Body.WriteAsync(new byte[1_000]);
    }
}
