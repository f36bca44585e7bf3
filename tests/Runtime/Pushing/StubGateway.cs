using System.Net;

namespace MetricsKit.Runtime.Tests.Pushing;

/// <summary>Takes the place of a Pushgateway's connection; answers as it is told.</summary>
internal sealed class StubGateway : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<(string Method, string Address, string? ContentType, string Body)> _requests = [];

    /// <summary>What is answered to the request of this number, counted from 1.</summary>
    public Func<int, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Ok();

    public IReadOnlyList<(string Method, string Address, string? ContentType, string Body)> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public static Task<HttpResponseMessage> Ok() => Status(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> Status(HttpStatusCode status, string body = "") =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int number;
        lock (_gate)
        {
            _requests.Add((request.Method.Method, request.RequestUri!.AbsoluteUri, request.Content?.Headers.NonValidated["Content-Type"].ToString(), body));
            number = _requests.Count;
        }

        return await Answer(number, cancellationToken);
    }
}
