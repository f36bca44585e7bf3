using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>What Prometheus' linter finds in names: the same verdicts in the same words.</summary>
internal static class NameLint
{
    private const string Total = "_total";

    /// <summary>What is wrong with a metric's name.</summary>
    /// <param name="name">The whole name, as it is exposed.</param>
    /// <param name="type">Its type in the exposition: <c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>summary</c>.</param>
    public static IEnumerable<NameFinding> OfMetric(string name, string type)
    {
        bool isCounter = type == "counter", endsInTotal = name.EndsWith(Total, StringComparison.Ordinal);
        string? reserved = Reserved(name, type);
        if (isCounter && !endsInTotal)
        {
            yield return Rename(Rules.TotalSuffix, "counter metrics should have \"_total\" suffix", AsCounter(name, reserved));
        }
        else if (!isCounter && endsInTotal)
        {
            yield return Rename(Rules.TotalSuffix, "non-counter metrics should not have \"_total\" suffix", name.Substring(0, name.Length - Total.Length));
        }

        if (reserved is not null)
        {
            string others = reserved == "_bucket" ? "non-histogram" : "non-histogram and non-summary";
            string says = $"{others} metrics should not have \"{reserved}\" suffix";
            yield return isCounter
                ? Rename(Rules.ReservedSuffix, says, AsCounter(name, reserved))
                : new NameFinding(Rules.ReservedSuffix, says, "end it in what is measured");
        }

        if (Units.In(name) is { } found && found.Unit != found.Base)
        {
            yield return Convert(Rules.BaseUnit, $"use base unit \"{found.Base}\" instead of \"{found.Unit}\"", name, found.Unit, found.Base);
        }

        if (HasWord(name, type))
        {
            yield return Rename(Rules.TypeInName, $"metric name should not include type '{type}'", WithoutWord(name, type));
        }

        if (name.IndexOf(':') >= 0)
        {
            yield return new NameFinding(Rules.NameCharacters, "metric names should not contain ':'", "colons belong to recording rules");
        }

        if (IsCamelCase(name))
        {
            yield return Rename(Rules.NameCharacters, "metric names should be written in 'snake_case' not 'camelCase'", Names.ToSnakeCase(name));
        }

        if (Units.AbbreviationIn(name) is { } abbreviation)
        {
            const string Says = "metric names should not contain abbreviated units";
            yield return abbreviation.Unit.Length > 0
                ? Convert(Rules.AbbreviatedUnit, Says, name, abbreviation.Abbreviation, abbreviation.Unit)
                : new NameFinding(Rules.AbbreviatedUnit, Says, $"spell '{abbreviation.Abbreviation}' out, in a base unit: seconds, bytes, meters");
        }
    }

    /// <summary>What is wrong with a label's name on a metric of that type.</summary>
    public static IEnumerable<NameFinding> OfLabel(string name, string type)
    {
        if (name == "le" && type != "histogram")
        {
            yield return new NameFinding(Rules.ReservedSuffix, "non-histogram metrics should not have \"le\" label", "Prometheus reads it as a bucket's bound");
        }
        else if (name == "quantile" && type != "summary")
        {
            yield return new NameFinding(Rules.ReservedSuffix, "non-summary metrics should not have \"quantile\" label", "Prometheus reads it as a summary's quantile");
        }
        else if (IsCamelCase(name))
        {
            yield return Rename(Rules.NameCharacters, "label names should be written in 'snake_case' not 'camelCase'", Names.ToSnakeCase(name));
        }
    }

    /// <summary>The type that a metric of that kind has in the exposition.</summary>
    public static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge or MetricKind.Info => "gauge",
        MetricKind.Histogram => "histogram",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    private static string? Reserved(string name, string type) =>
        type == "histogram" ? null
        : name.EndsWith("_bucket", StringComparison.Ordinal) ? "_bucket"
        : type == "summary" ? null
        : name.EndsWith("_count", StringComparison.Ordinal) ? "_count"
        : name.EndsWith("_sum", StringComparison.Ordinal) ? "_sum"
        : null;

    // total_requests, requests_total_count, requests_count: requests_total is meant.
    private static string AsCounter(string name, string? reserved)
    {
        string stem = reserved is null ? name : name.Substring(0, name.Length - reserved.Length);
        string rest = string.Join("_", stem.Split('_').Where(word => word != "total"));
        return (Names.IsMetricName(rest) ? rest : stem) + Total;
    }

    private static bool HasWord(string name, string word)
    {
        string lower = name.ToLowerInvariant();
        return lower.Contains("_" + word + "_") || lower.EndsWith("_" + word, StringComparison.Ordinal);
    }

    private static string WithoutWord(string name, string word)
    {
        string[] words = name.Split('_');
        return string.Join("_", words.Where((w, i) => i == 0 || !string.Equals(w, word, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsCamelCase(string name)
    {
        for (int i = 1; i < name.Length; i++)
        {
            if (name[i] is >= 'A' and <= 'Z' && name[i - 1] is >= 'a' and <= 'z')
            {
                return true;
            }
        }

        return false;
    }

    private static NameFinding Rename(DiagnosticDescriptor rule, string says, string instead) => new(rule, says, $"call it '{instead}'") { Instead = instead };

    private static NameFinding Convert(DiagnosticDescriptor rule, string says, string name, string from, string to)
    {
        string instead = string.Join("_", name.Split('_').Select(word => word == from ? to : word));
        string? factor = Units.FactorOf(from);
        return new NameFinding(rule, says, $"call it '{instead}'" + (factor == "1" ? "" : $", and pass {to}")) { Instead = instead, Factor = factor };
    }
}

/// <summary>Something that the linter finds.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Says">The linter's words.</param>
/// <param name="Advice">What to write instead.</param>
internal sealed record NameFinding(DiagnosticDescriptor Rule, string Says, string Advice)
{
    /// <summary>The name to write instead; null where that is anybody's choice.</summary>
    public string? Instead { get; init; }

    /// <summary>What one of the old unit is in the new one, as a decimal; null where no unit changes, or nobody knows for sure.</summary>
    public string? Factor { get; init; }
}
