using System.Globalization;
using System.Net;
using System.Text;

namespace MetricsKit.Pushing;

/// <summary>Sends requests about one group to a Pushgateway, counts those that fail, and says what is wrong with them.</summary>
internal sealed class GatewayClient : IDisposable
{
    private const int MostOfAnswer = 1024;

    private readonly Uri _group;
    private readonly string _where;
    private readonly ExpositionOfMany _exposition;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly HttpClient? _own;
    private readonly IReadOnlyList<Counter> _failures;

    public GatewayClient(MetricsPusherOptions options, ExpositionOfMany exposition)
    {
        _group = GroupPath.Of(options.Endpoint!, options.Job, options.GroupingKey);
        _where = $"The Pushgateway at {options.Endpoint!.GetLeftPart(UriPartial.Authority)} (job '{options.Job}')";
        _exposition = exposition;
        _timeout = options.Timeout;
        _time = options.TimeProvider;
        _failures = PushFailures.In(exposition.Own);
        _client = options.HttpClient ?? (_own = NewClient());
    }

    /// <summary>Sends one request.</summary>
    /// <param name="method">PUT, POST or DELETE.</param>
    /// <param name="stop">Ends it; that is no failure.</param>
    /// <exception cref="HttpRequestException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task SendAsync(HttpMethod method, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, _group);
        if (method != HttpMethod.Delete)
        {
            request.Content = new ExpositionContent(_exposition);
        }

        using var timer = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw Failure(PushFailure.Status, $"answers {(int)response.StatusCode}: {await ReadAsync(response, either.Token).ConfigureAwait(false)}", null, response.StatusCode);
            }
        }
        catch (Exception e) when (e.Data[nameof(PushFailure)] is null && !stop.IsCancellationRequested)
        {
            // Whatever a handler of the user's own throws: it was not delivered.
            throw timer.IsCancellationRequested ? TimedOut(e) : Failure(PushFailure.Connection, $"cannot be reached: {e.Message}", e, null);
        }
    }

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsPassing(HttpRequestException failure) =>
        failure.StatusCode is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    public void Dispose() => _own?.Dispose();

    private static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // for the address behind the name to change
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>What an answer says, as far as one reads in a message.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        var text = new byte[MostOfAnswer];
        var length = await stream.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        var said = Encoding.UTF8.GetString(text, 0, length).Trim();
        return said.Length == 0 ? $"{response.ReasonPhrase}" : said;
    }

    private HttpRequestException TimedOut(Exception inner) =>
        Failure(PushFailure.Timeout, string.Create(CultureInfo.InvariantCulture, $"has not answered within {_timeout.TotalSeconds} s"), inner, null);

    private HttpRequestException Failure(PushFailure reason, string what, Exception? inner, HttpStatusCode? status)
    {
        _failures[(int)reason].Inc();
        return new HttpRequestException($"{_where} {what}", inner, status) { Data = { [nameof(PushFailure)] = reason } };
    }
}
