using System.Globalization;

namespace MetricsKit;

/// <summary>Collects what is wrong with settings, to say all of it at once.</summary>
internal sealed class OptionProblems(string owner)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);
    private readonly List<string> _problems = [];

    /// <exception cref="ArgumentException">A setting cannot work; the message names each.</exception>
    public static void ThrowIfAny(ExpositionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new OptionProblems(options.GetType().Name);
        if (options.TimeProvider is null)
        {
            problems.Add(nameof(options.TimeProvider), "is null; leave it out for the system's clock");
        }

        foreach (var name in options.ConstantLabels.Keys.Where(static name => !MetricNames.IsConstantLabel(name)))
        {
            problems.Add(nameof(options.ConstantLabels), $"has the name '{name}'; use letters, digits and underscores, no digit first, no two underscores first, and neither 'le' nor 'quantile'");
        }

        options.Check(problems);
        if (problems._problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems._problems), nameof(options));
        }
    }

    /// <summary>Adds <c>Owner.Setting problem.</c></summary>
    public void Add(string setting, string problem) => _problems.Add($"{owner}.{setting} {problem}.");

    /// <summary>A length of time must be above zero and fit a timer.</summary>
    public void RequireSpan(string setting, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > Longest)
        {
            Add(setting, string.Create(CultureInfo.InvariantCulture, $"is {value}; give more than zero and at most {Longest.Days} days"));
        }
    }

    /// <summary>A number must be in its range.</summary>
    public void RequireRange(string setting, int value, int least, int most, string what)
    {
        if (value < least || value > most)
        {
            Add(setting, string.Create(CultureInfo.InvariantCulture, $"is {value}; give {what} from {least} to {most:N0}"));
        }
    }
}
