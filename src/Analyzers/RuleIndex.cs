using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>
/// Which rules a compilation states more than once. The manifest, which the generator has added to it, says at once which names
/// there are several of, mostly none; only for those is every type of the compilation looked at.
/// </summary>
internal sealed class RuleIndex
{
    private static readonly ConditionalWeakTable<Compilation, RuleIndex> ByCompilation = new();

    private readonly Compilation _compilation;
    private readonly HashSet<string> _severalAlerts;
    private readonly HashSet<string> _severalRecordings;
    private Dictionary<RuleKey, Location>? _first;

    private RuleIndex(Compilation compilation)
    {
        _compilation = compilation;
        MonitoringManifest? manifest = Manifests.Of(compilation);
        _severalAlerts = Several(manifest?.Alerts.Select(a => a.Name));
        _severalRecordings = Several(manifest?.Recordings.Select(r => r.Name));
    }

    /// <summary>The index of a compilation whose generated code is part of it.</summary>
    public static RuleIndex Of(Compilation compilation) => ByCompilation.GetValue(compilation, static c => new RuleIndex(c));

    /// <summary>True when the same rule stands before this one.</summary>
    public bool IsRepeated(RuleSite rule, CancellationToken cancellationToken)
    {
        if (!MayBeRepeated(rule))
        {
            return false;
        }

        _first ??= FirstPlaces(cancellationToken);
        return _first.TryGetValue(RuleKey.Of(rule), out Location? first) && first != rule.NamePlace;
    }

    private bool MayBeRepeated(RuleSite rule) => (rule.Alert is null ? _severalRecordings : _severalAlerts).Contains(rule.Rule.Name);

    private Dictionary<RuleKey, Location> FirstPlaces(CancellationToken cancellationToken)
    {
        var rules = new List<RuleSite>(ParsedAssembly.Get(_compilation, cancellationToken).Rules);
        AddRules(_compilation.Assembly.GlobalNamespace, rules, cancellationToken);
        var first = new Dictionary<RuleKey, Location>();
        foreach (RuleSite rule in rules
            .Where(MayBeRepeated)
            .OrderBy(r => r.NamePlace.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(r => r.NamePlace.SourceSpan.Start))
        {
            RuleKey key = RuleKey.Of(rule);
            if (!first.ContainsKey(key))
            {
                first.Add(key, rule.NamePlace);
            }
        }

        return first;
    }

    private void AddRules(INamespaceOrTypeSymbol container, List<RuleSite> rules, CancellationToken cancellationToken)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type && ParsedSets.Get(type, _compilation, cancellationToken) is { } parsed)
            {
                rules.AddRange(parsed.Rules);
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                AddRules(inner, rules, cancellationToken);
            }
        }
    }

    private static HashSet<string> Several(IEnumerable<string>? names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new HashSet<string>((names ?? []).Where(name => !seen.Add(name)), StringComparer.Ordinal);
    }
}
