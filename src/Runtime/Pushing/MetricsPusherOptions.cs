using MetricsKit.Pushing;

namespace MetricsKit;

/// <summary>Settings of a <see cref="MetricsPusher"/>. Read once, when the pusher is made.</summary>
public sealed class MetricsPusherOptions : ExpositionOptions
{
    /// <summary>The Pushgateway, as in <c>http://pushgateway:9091</c>; a path is kept, a <c>/metrics</c> at its end is not needed. Required.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The label <c>job</c> of everything that is pushed. Required.</summary>
    public string Job { get; set; } = "";

    /// <summary>
    /// Further labels of the group that a push replaces, as <c>instance</c>; empty unless set. The Pushgateway gives them to every
    /// series, over labels of the series' own. Values may hold anything.
    /// </summary>
    public IDictionary<string, string> GroupingKey { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// True, the default, for PUT: what the group had before goes. False for POST: only metrics of the same names are replaced.
    /// </summary>
    public bool Replace { get; set; } = true;

    /// <summary>From one push to the next after <see cref="MetricsPusher.Start"/>; 15 s unless set.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest that one request takes; 10 s unless set.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a push is tried again when the Pushgateway cannot be reached or answers 408, 429 or 5xx; 0 to 10, 3 unless set.
    /// </summary>
    public int Retries { get; set; } = 3;

    /// <summary>Pause before the first further try, twice as long before each next one but never above <see cref="Interval"/>; 1 s unless set.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>True, the default: a pusher that has started pushes once more when it ends.</summary>
    public bool PushOnShutdown { get; set; } = true;

    /// <summary>
    /// True: what was pushed is deleted when the pusher ends, instead of being pushed once more. False, the default, as batch jobs want:
    /// it stays until somebody deletes it.
    /// </summary>
    public bool DeleteOnShutdown { get; set; }

    /// <summary>Sends the requests, with its own headers, credentials and handlers, and is not disposed; null, the default, for one without.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Called when a push that the pusher made by itself has failed with its last try; what it throws is ignored.</summary>
    public Action<Exception>? OnFailure { get; set; }

    internal override void Check(OptionProblems problems)
    {
        if (Endpoint is not { IsAbsoluteUri: true } || (Endpoint.Scheme != Uri.UriSchemeHttp && Endpoint.Scheme != Uri.UriSchemeHttps))
        {
            problems.Add(nameof(Endpoint), $"is {(Endpoint is null ? "not set" : $"'{Endpoint}'")}; give the Pushgateway's URL, like http://pushgateway:9091");
        }
        else if (Endpoint.UserInfo.Length > 0)
        {
            problems.Add(nameof(Endpoint), "has credentials, which no request would carry; give an HttpClient with an Authorization header");
        }

        if (string.IsNullOrEmpty(Job))
        {
            problems.Add(nameof(Job), "is empty; give the value of the label 'job'");
        }

        foreach (var (name, value) in GroupingKey)
        {
            if (!GroupPath.IsLabel(name))
            {
                problems.Add(nameof(GroupingKey), $"has the name '{name}'; use letters, digits and underscores, no digit first, no two underscores first, and not 'job', which has a setting of its own");
            }
            else if (value is null)
            {
                problems.Add(nameof(GroupingKey), $"has no value for '{name}'; give one, which may be empty");
            }
        }

        problems.RequireSpan(nameof(Interval), Interval);
        problems.RequireSpan(nameof(Timeout), Timeout);
        problems.RequireSpan(nameof(RetryDelay), RetryDelay);
        problems.RequireRange(nameof(Retries), Retries, 0, 10, "a number of further tries");
    }
}
