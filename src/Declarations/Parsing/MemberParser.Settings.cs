using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Declarations;

/// <content>Settings of a metric that only hold at run time.</content>
internal sealed partial class MemberParser
{
    private static readonly string[] NativeSettings = ["NativeBucketFactor", "NativeMaxBuckets"];

    private RunTimeSettings ReadSettings(AttributeArguments metric, string name, MetricKind kind, List<LabelModel> labels, ObservedMember? observed)
    {
        long expireAfter = ReadExpiry(metric, name, labels, observed);
        if (kind != MetricKind.Histogram)
        {
            return new RunTimeSettings(expireAfter, IsNative: false, 0, 0);
        }

        bool isNative = metric.Flag("Native");
        foreach (string setting in NativeSettings.Where(s => metric.Has(s) && !isNative))
        {
            Refuse(metric, setting, name, metric.Int(setting) ?? metric.Number(setting) ?? 0, "it says something about native histograms only: set Native = true, or leave it out");
        }

        double factor = metric.Number("NativeBucketFactor") ?? 0;
        if (metric.Has("NativeBucketFactor") && isNative && !(factor > 1 && factor <= 65_536))
        {
            Refuse(metric, "NativeBucketFactor", name, factor, "it must be above 1, and at most 65536; 1.1 lets each bucket be a tenth wider than the one before");
        }

        int maxBuckets = metric.Int("NativeMaxBuckets") ?? 0;
        if (metric.Has("NativeMaxBuckets") && isNative && maxBuckets < 1)
        {
            Refuse(metric, "NativeMaxBuckets", name, maxBuckets, "it must be 1 or more");
        }

        return new RunTimeSettings(expireAfter, isNative, factor, maxBuckets);
    }

    private long ReadExpiry(AttributeArguments metric, string name, List<LabelModel> labels, ObservedMember? observed)
    {
        if (!metric.Has("ExpireAfter"))
        {
            return 0;
        }

        string text = metric.String("ExpireAfter") ?? "";
        bool isDuration = PromDuration.TryParse(text, out PromDuration duration, out string? problem);
        string? why = !isDuration ? (problem is null ? "it must be a duration such as 1h or 90m" : problem.TrimEnd('.') + "; write a duration such as 1h or 90m")
            : duration.TotalMilliseconds < 1 ? "it must be above zero; leave it out for series that stay"
            : observed is not null ? "a series that is not reported any more goes by itself; leave it out"
            : labels.All(l => l.Domain is not OpenDomain) ? "no label is open, so its series are always there; leave it out"
            : null;
        if (why is not null)
        {
            Refuse(metric, "ExpireAfter", name, $"'{text}'", why);
        }

        return why is null ? duration.TotalMilliseconds : 0;
    }

    private void Refuse(AttributeArguments metric, string setting, string name, object value, string why) =>
        context.Report(Rules.IllegalSetting, metric.PlaceOf(setting), setting, name, value, why);

    /// <summary>Settings as read; zero where they are not stated.</summary>
    private readonly record struct RunTimeSettings(long ExpireAfter, bool IsNative, double NativeBucketFactor, int NativeMaxBuckets);
}
