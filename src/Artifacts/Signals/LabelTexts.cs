using MetricsKit.Model;

namespace MetricsKit.Artifacts.Signals;

/// <summary>Labels in texts, so that two alerts of one rule can be told apart.</summary>
internal static class LabelTexts
{
    /// <summary><c> for handler {{ $labels.handler }}</c>; empty where nothing beyond namespace and job is kept.</summary>
    public static string For(MetricTarget target)
    {
        string[] texts = target.By
            .Where(l => l is not ("namespace" or "job"))
            .Distinct(StringComparer.Ordinal)
            .Select(l => l + " {{ $labels." + l + " }}")
            .ToArray();
        return texts.Length == 0 ? "" : " for " + string.Join(", ", texts);
    }
}
