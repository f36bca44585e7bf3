using System.Collections.Concurrent;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>What all metrics of a compilation can expose together, from the manifest that the generator adds to it.</summary>
internal sealed class AssemblyLines
{
    private const string ManifestType = "MetricsKit.Generated.MetricsKitManifest";
    private const string ManifestField = "Json";

    // By assembly name. An edit makes a new compilation, and most edits leave the manifest's text as it was.
    private static readonly ConcurrentDictionary<string, AssemblyLines> Last = new(StringComparer.Ordinal);

    private readonly string _manifest;
    private readonly List<(MetricModel Metric, long Lines)> _largest;

    private AssemblyLines(string manifest)
    {
        _manifest = manifest;
        _largest = Metrics(manifest)
            .Select(metric => (Metric: metric, Lines: Cardinality.Lines(metric)))
            .OrderByDescending(entry => entry.Lines)
            .ThenBy(entry => entry.Metric.Name, StringComparer.Ordinal)
            .ToList();
        foreach ((_, long lines) in _largest)
        {
            Total = Total > long.MaxValue - lines ? long.MaxValue : Total + lines;
        }
    }

    /// <summary>Exposed lines of all metrics, saturating.</summary>
    public long Total { get; }

    /// <summary>The sum for this compilation; 0 where the generator has not run.</summary>
    public static AssemblyLines Of(Compilation compilation)
    {
        string manifest = compilation.Assembly.GetTypeByMetadataName(ManifestType)?.GetMembers(ManifestField)
            .OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string ?? "";
        string assembly = compilation.AssemblyName ?? "";
        if (!Last.TryGetValue(assembly, out AssemblyLines? lines) || lines._manifest != manifest)
        {
            Last[assembly] = lines = new AssemblyLines(manifest);
        }

        return lines;
    }

    /// <summary>True for the one metric that makes the most lines.</summary>
    public bool IsLargest(MetricModel metric) =>
        _largest.Count > 0 && _largest[0].Metric.Name == metric.Name && _largest[0].Metric.Member == metric.Member;

    /// <summary>The three that make the most: <c>'a' (5,000), 'b' (400)</c>.</summary>
    public string DescribeLargest() =>
        string.Join(", ", _largest.Take(3).Select(entry => $"'{entry.Metric.Name}' ({Budget.Text(entry.Lines)})"));

    private static EquatableArray<MetricModel> Metrics(string manifest)
    {
        try
        {
            return manifest.Length == 0 ? default : ManifestJson.Read(manifest).Metrics;
        }
        catch (ManifestFormatException)
        {
            return default; // a generator of another version: nothing can be said about the sum
        }
    }
}
