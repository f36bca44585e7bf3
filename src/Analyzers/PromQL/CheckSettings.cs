using System.Globalization;
using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.Model;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>What rules are held against: <c>.editorconfig</c>, the project's properties and its scrape interval. A setting that cannot be read counts as not set; MK9008 says so.</summary>
internal static class CheckSettings
{
    public const string Version = "build_property.MetricsKitPrometheusVersion";
    public const string Retention = "metrics_kit.retention";
    public const string Experimental = "metrics_kit.experimental_promql";
    public const string RequiredLabels = "metrics_kit.required_labels";
    public const string RequiredAnnotations = "metrics_kit.required_annotations";
    public const string AlertNames = "metrics_kit.alert_name_pattern";
    public const string RecordNames = "metrics_kit.recording_name_pattern";

    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<AnalyzerConfigOptions, CheckOptions>> Cache = new();

    // The same settings are the same object, however many compilations and files have them.
    private static volatile Latest? s_latest;

    /// <summary>The settings of a file.</summary>
    public static CheckOptions Of(Compilation compilation, AnalyzerOptions options, SyntaxTree? tree) =>
        Of(compilation, tree is null ? options.AnalyzerConfigOptionsProvider.GlobalOptions : options.AnalyzerConfigOptionsProvider.GetOptions(tree), options);

    /// <summary>The settings of a file beside the code.</summary>
    public static CheckOptions Of(Compilation compilation, AnalyzerOptions options, AdditionalText file) =>
        Of(compilation, options.AnalyzerConfigOptionsProvider.GetOptions(file), options);

    private static CheckOptions Of(Compilation compilation, AnalyzerConfigOptions file, AnalyzerOptions options)
    {
        AnalyzerConfigOptions global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return Cache.GetValue(compilation, static _ => new()).GetValue(file, f => Read(compilation, f, global));
    }

    private static CheckOptions Read(Compilation compilation, AnalyzerConfigOptions file, AnalyzerConfigOptions global)
    {
        string interval = ParsedAssembly.Get(compilation, CancellationToken.None).Assembly.Endpoint?.Interval ?? ScrapeEndpointModel.Default.Interval;
        var key = new Key(interval, Value(global, Version), Value(file, Retention), Value(file, Experimental), Value(file, RequiredLabels), Value(file, RequiredAnnotations), Value(file, AlertNames), Value(file, RecordNames));
        if (s_latest is { } latest && latest.Key == key)
        {
            return latest.Options;
        }

        CheckOptions options = Read(key);
        s_latest = new Latest(key, options);
        return options;
    }

    private static CheckOptions Read(Key key)
    {
        CheckOptions d = CheckOptions.Default;
        return new CheckOptions
        {
            TargetVersion = VersionOf(key.Version) ?? d.TargetVersion,
            Experimental = FlagOf(key.Experimental) ?? d.Experimental,
            ScrapeInterval = TimeOf(key.Interval) ?? d.ScrapeInterval,
            Retention = TimeOf(key.Retention) ?? d.Retention,
            HouseRules =
            [
                .. HouseSetting.List(HouseSubject.Label, key.RequiredLabels) ?? [],
                .. HouseSetting.List(HouseSubject.Annotation, key.RequiredAnnotations) ?? [],
                .. HouseSetting.Pattern(HouseSubject.AlertName, key.AlertNames) is { } alerts ? [alerts] : Array.Empty<HouseRule>(),
                .. HouseSetting.Pattern(HouseSubject.RecordName, key.RecordNames) is { } records ? [records] : Array.Empty<HouseRule>(),
            ],
        };
    }

    /// <summary>A version of Prometheus from 2.42 on; null where the text is none.</summary>
    public static Version? VersionOf(string text)
    {
        string[] parts = text.Trim().TrimStart('v').Split('.');
        return parts.Length is 2 or 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            && new Version(major, minor) is var version
            && version >= new Version(2, 42)
                ? version
                : null;
    }

    /// <summary>True or false; null where the text is neither.</summary>
    public static bool? FlagOf(string text) => bool.TryParse(text.Trim(), out bool flag) ? flag : null;

    /// <summary>A Prometheus duration longer than 0; null where the text is none.</summary>
    public static TimeSpan? TimeOf(string text) =>
        PromDuration.TryParse(text.Trim(), out PromDuration duration) && duration.TotalMilliseconds > 0
            ? TimeSpan.FromTicks(Math.Min(duration.TotalMilliseconds, long.MaxValue / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond)
            : null;

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out string? text) ? text : "";

    private sealed record Latest(Key Key, CheckOptions Options);

    private sealed record Key(string Interval, string Version, string Retention, string Experimental, string RequiredLabels, string RequiredAnnotations, string AlertNames, string RecordNames);
}
