using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MetricsKit.EndToEnd.Tests.Support;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>samples/MyShop, as its build left it.</summary>
internal sealed partial class ShopServer : IAsyncDisposable
{
    /// <summary>Accept header that asks for the Prometheus text format.</summary>
    public const string AcceptText = "text/plain;version=0.0.4";

    /// <summary>Accept header that asks for OpenMetrics.</summary>
    public const string AcceptOpenMetrics = "application/openmetrics-text;version=1.0.0";

    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private ShopServer(ServerProcess process, Uri address)
    {
        _process = process;
        Address = address;
        _client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public string Output => _process.Output;

    public static async Task<ShopServer> StartAsync(string folder)
    {
        string assembly = Repository.PathOf($"samples/MyShop/bin/{RepositoryContents.Configuration}/net10.0/MyShop.dll");
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? Needs.Find("dotnet")
            ?? throw new InvalidOperationException("dotnet is not on the PATH.");
        (ServerProcess process, Uri address) = await ServerProcess.StartAsync(
            "MyShop", dotnet, [assembly, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Microsoft.AspNetCore", "Warning"], folder, Announcement());
        return new ShopServer(process, address);
    }

    /// <summary>Places an order.</summary>
    /// <param name="fail">True for one that is answered with a 5xx.</param>
    /// <param name="slow">True for one that takes two seconds.</param>
    /// <exception cref="InvalidOperationException">It was answered otherwise.</exception>
    public async Task OrderAsync(bool fail, bool slow = false)
    {
        string path = $"/orders?fail={(fail ? "true" : "false")}&slow={(slow ? "true" : "false")}";
        using HttpResponseMessage response = await _client.PostAsync(new Uri(path, UriKind.Relative), null);
        if ((int)response.StatusCode >= 500 != fail)
        {
            throw new InvalidOperationException($"POST {path} is answered with {(int)response.StatusCode}.\n{Output}");
        }
    }

    /// <summary>Scrapes it once.</summary>
    /// <param name="accept">Accept header; null for none.</param>
    public async Task<Exposition> ScrapeAsync(string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (accept is not null)
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return new Exposition(response.Content.Headers.ContentType!.ToString(), await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"Now listening on: http://(127\.0\.0\.1:\d+)")]
    private static partial Regex Announcement();
}
