using System.Buffers;
using System.Text;

namespace MetricsKit.Pushing;

/// <summary>The address of a group of metrics at a Pushgateway: <c>/metrics/job/JOB/LABEL/VALUE…</c>.</summary>
internal static class GroupPath
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.");

    public static bool IsLabel(string name) => MetricNames.IsConstantLabel(name) && name != "job";

    /// <summary>The address; labels in ordinal order.</summary>
    public static Uri Of(Uri endpoint, string job, IEnumerable<KeyValuePair<string, string>> labels)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/metrics", StringComparison.Ordinal))
        {
            path = path[..^"/metrics".Length];
        }

        var text = new StringBuilder(endpoint.GetLeftPart(UriPartial.Authority)).Append(path).Append("/metrics");
        Append(text, "job", job);
        foreach (var (name, value) in labels.OrderBy(static label => label.Key, StringComparer.Ordinal))
        {
            Append(text, name, value);
        }

        return new Uri(text.Append(endpoint.Query).ToString());
    }

    private static void Append(StringBuilder path, string name, string value)
    {
        path.Append('/').Append(name);
        if (value.AsSpan().ContainsAnyExcept(Plain) || value is "" or "." or "..")
        {
            // Percent signs do not get through every proxy, and a slash, nothing or dots would be another path.
            var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(value)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
            path.Append("@base64/").Append(coded.Length == 0 ? "=" : coded);
        }
        else
        {
            path.Append('/').Append(value);
        }
    }
}
