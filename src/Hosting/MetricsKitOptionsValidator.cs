using System.Globalization;
using Microsoft.Extensions.Options;

namespace MetricsKit;

/// <summary>Refuses settings that cannot work, when the host starts.</summary>
internal sealed class MetricsKitOptionsValidator : IValidateOptions<MetricsKitOptions>
{
    public ValidateOptionsResult Validate(string? name, MetricsKitOptions options) =>
        options.MaxSeriesPerMetric >= 1
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"MetricsKitOptions.MaxSeriesPerMetric is {options.MaxSeriesPerMetric}; give a number of series from 1 up, or leave it out for {MetricsKitOptions.DefaultMaxSeriesPerMetric:N0}."));
}
