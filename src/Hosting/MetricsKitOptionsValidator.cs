using System.Globalization;
using Microsoft.Extensions.Options;

namespace MetricsKit;

/// <summary>Refuses settings that cannot work, when the host starts.</summary>
internal sealed class MetricsKitOptionsValidator : IValidateOptions<MetricsKitOptions>
{
    public ValidateOptionsResult Validate(string? name, MetricsKitOptions options)
    {
        List<string> failures = [];
        if (options.MaxSeriesPerMetric < 1)
        {
            failures.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"MetricsKitOptions.MaxSeriesPerMetric is {options.MaxSeriesPerMetric}; give a number of series from 1 up, or leave it out for {MetricsKitOptions.DefaultMaxSeriesPerMetric:N0}."));
        }

        failures.AddRange(options.ConstantLabels.Keys.Where(static label => !MetricNames.IsConstantLabel(label)).Select(static label =>
            $"MetricsKitOptions.ConstantLabels has the name '{label}'; use letters, digits and underscores, no digit first, no two underscores first, and neither 'le' nor 'quantile'."));
        failures.AddRange(options.MeterOptions.Validate().Select(static problem => $"MetricsKitOptions.Meters: {problem}"));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
