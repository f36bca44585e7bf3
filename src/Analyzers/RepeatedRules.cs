using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>
/// Which rules a compilation states more than once. The manifest, which the generator has added to it, says at once which names
/// there are several of, mostly none; only for those is every type of the compilation looked at.
/// </summary>
internal static class RepeatedRules
{
    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<RuleSite>> Cache = new();

    /// <summary>Every rule that another of the same key stands before, in the order of files and lines.</summary>
    /// <param name="compilation">A compilation whose generated code is part of it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static IReadOnlyList<RuleSite> Of(Compilation compilation, CancellationToken cancellationToken) =>
        Cache.TryGetValue(compilation, out IReadOnlyList<RuleSite>? repeated)
            ? repeated
            : Cache.GetValue(compilation, c => Find(c, cancellationToken));

    private static IReadOnlyList<RuleSite> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        MonitoringManifest? manifest = Manifests.Of(compilation);
        HashSet<string> alerts = Several(manifest?.Alerts.Select(a => a.Name)), recordings = Several(manifest?.Recordings.Select(r => r.Name));
        if (alerts.Count + recordings.Count == 0)
        {
            return [];
        }

        var seen = new HashSet<RuleKey>();
        return
        [
            .. All(compilation, cancellationToken)
                .Where(site => (site.Alert is null ? recordings : alerts).Contains(site.Rule.Name))
                .OrderBy(site => site.Attribute.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(site => site.Attribute.SourceSpan.Start)
                .Where(site => !seen.Add(RuleKey.Of(site))),
        ];
    }

    private static List<RuleSite> All(Compilation compilation, CancellationToken cancellationToken)
    {
        var sites = new List<RuleSite>(ParsedAssembly.Get(compilation, cancellationToken).Rules);
        Add(compilation.Assembly.GlobalNamespace);
        return sites;

        void Add(INamespaceOrTypeSymbol container)
        {
            foreach (ISymbol member in container.GetMembers())
            {
                if (member is INamedTypeSymbol type && ParsedSets.Get(type, compilation, cancellationToken) is { } parsed)
                {
                    sites.AddRange(parsed.Rules);
                }

                if (member is INamespaceOrTypeSymbol inner)
                {
                    Add(inner);
                }
            }
        }
    }

    private static HashSet<string> Several(IEnumerable<string>? names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new HashSet<string>((names ?? []).Where(name => !seen.Add(name)), StringComparer.Ordinal);
    }
}
