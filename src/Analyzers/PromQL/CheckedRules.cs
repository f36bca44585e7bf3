using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.Analyzers;

/// <summary>What was found in a rule, remembered while the catalogue and the settings stay the same: an edit changes few rules.</summary>
internal static class CheckedRules
{
    private static readonly ConditionalWeakTable<MetricCatalog, ConcurrentDictionary<Key, IReadOnlyList<Finding>>> Cache = new();

    public static IReadOnlyList<Finding> Check(RuleText rule, MetricCatalog catalog, CheckOptions options)
    {
        ConcurrentDictionary<Key, IReadOnlyList<Finding>> found = Cache.GetValue(catalog, static _ => new());
        var key = new Key(rule, options);
        return found.TryGetValue(key, out IReadOnlyList<Finding>? findings)
            ? findings
            : found.GetOrAdd(key, RuleChecker.Check(rule, catalog, options));
    }

    // Records compare their lists by reference.
    private readonly struct Key(RuleText rule, CheckOptions options) : IEquatable<Key>
    {
        private readonly RuleText _rule = rule;
        private readonly CheckOptions _options = options;

        public bool Equals(Key other) =>
            ReferenceEquals(_options, other._options)
            && _rule.Kind == other._rule.Kind
            && _rule.Name == other._rule.Name
            && _rule.Expr == other._rule.Expr
            && Nullable.Equals(_rule.Above, other._rule.Above)
            && Nullable.Equals(_rule.Below, other._rule.Below)
            && _rule.For == other._rule.For
            && _rule.KeepFiringFor == other._rule.KeepFiringFor
            && _rule.Labels.SequenceEqual(other._rule.Labels)
            && _rule.Annotations.SequenceEqual(other._rule.Annotations)
            && _rule.ReadsAllJobs == other._rule.ReadsAllJobs
            && _rule.UnsetPlaceholders.SequenceEqual(other._rule.UnsetPlaceholders)
            && (_rule.Placeholders ?? []).SequenceEqual(other._rule.Placeholders ?? []);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(_rule.Expr) * 31) + StringComparer.Ordinal.GetHashCode(_rule.Name));
    }
}
