using System.Runtime.CompilerServices;
using MetricsKit.Model;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>
/// The series that rules of a compilation can read: its own, those of its references, and those that lists beside the code
/// name. Series that other libraries bring (the meters of .NET) join as <c>further</c> families.
/// </summary>
public static class RuleCatalog
{
    // An edit makes a new compilation, mostly with the same declarations: what was made of a catalogue is made once.
    private static readonly ConditionalWeakTable<CatalogModel, Part> Parts = new();
    private static readonly ConditionalWeakTable<Compilation, MetricCatalog> Cache = new();
    private static volatile Latest? s_latest;

    /// <summary>What the compilation and its references declare.</summary>
    public static MetricCatalog Of(Compilation compilation, CancellationToken cancellationToken) =>
        Cache.TryGetValue(compilation, out MetricCatalog? catalog)
            ? catalog
            : Cache.GetValue(compilation, c => Of(Catalogs.All(c, cancellationToken), AssemblyParser.ReadService(c)?.Name));

    /// <summary>The same with further series, which declared ones of the same name precede.</summary>
    /// <param name="declared">What is declared.</param>
    /// <param name="further">Series of others.</param>
    /// <param name="recorded">What other recording rules make.</param>
    /// <param name="foreignPrefixes">Beginnings of names that are somebody else's, though declared ones begin so too.</param>
    public static MetricCatalog With(MetricCatalog declared, IEnumerable<MetricFamily> further, IEnumerable<RecordedSeries> recorded, IEnumerable<string> foreignPrefixes) =>
        new(declared.Families.Concat(further), declared.Recorded.Concat(recorded))
        {
            OwnPrefixes = declared.OwnPrefixes,
            Job = declared.Job,
            ForeignPrefixes = [.. foreignPrefixes],
            TargetLabels = declared.TargetLabels,
        };

    private static MetricCatalog Of(CatalogModel[] catalogs, string? job)
    {
        if (s_latest is { } latest && latest.Result.Job == job && latest.Catalogs.SequenceEqual(catalogs, ReferenceComparer.Instance))
        {
            return latest.Result;
        }

        Part[] parts = [.. catalogs.Select(c => Parts.GetValue(c, static model => new Part(model)))];
        IReadOnlyList<string> own = OwnPrefixes.Of(catalogs.SelectMany(c => c.Prefixes), catalogs.SelectMany(c => c.Metrics));
        IEnumerable<MetricFamily> families = parts
            .SelectMany(p => p.Families)
            .Select(f => own.Any(prefix => f.Name.StartsWith(prefix, StringComparison.Ordinal)) ? f : f with { IsShared = true });
        var result = new MetricCatalog(families, parts.SelectMany(p => p.Recorded))
        {
            OwnPrefixes = own,
            Job = job,
            TargetLabels = [.. catalogs.SelectMany(c => c.TargetLabels).Distinct(StringComparer.Ordinal)],
        };
        s_latest = new Latest(catalogs, result);
        return result;
    }

    private sealed record Latest(CatalogModel[] Catalogs, MetricCatalog Result);

    private sealed class Part(CatalogModel model)
    {
        public MetricFamily[] Families { get; } = [.. model.Metrics.Select(MetricFamilies.Of)];

        public RecordedSeries[] Recorded { get; } =
            [.. model.Recordings.Select(r => new RecordedSeries(r.Name, PromQLParser.Parse(r.Expr).Root) { Labels = [.. r.Labels] })];
    }

    private sealed class ReferenceComparer : IEqualityComparer<CatalogModel>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(CatalogModel? x, CatalogModel? y) => ReferenceEquals(x, y);

        public int GetHashCode(CatalogModel obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
