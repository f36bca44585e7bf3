using System.Globalization;
using MetricsKit.Requests;

namespace MetricsKit;

/// <summary>Settings of <c>UseRequestMetrics</c>.</summary>
public sealed class RequestMetricsOptions
{
    /// <summary>
    /// Route templates that get a <c>handler</c> of their own, in the order of their first request; all others share
    /// the value <c>other</c>. 1 to 1,000; 100 unless set.
    /// </summary>
    public int MaxHandlers { get; set; } = 100;

    internal void Validate()
    {
        if (MaxHandlers is < 1 or > RequestMetricSet.MostHandlers)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"RequestMetricsOptions.MaxHandlers is {MaxHandlers}; give a number of route templates from 1 to {RequestMetricSet.MostHandlers:N0}."));
        }
    }
}
