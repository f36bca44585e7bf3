using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Rules;

/// <summary>
/// Puts recording rules in an order in which each finds what it reads recorded a moment before: Prometheus evaluates a group
/// from top to bottom.
/// </summary>
internal sealed class RecordingOrder
{
    private readonly ILookup<string, RecordedRule> _byName;
    private readonly List<RecordedRule> _ordered = [];
    private readonly HashSet<RecordedRule> _done = [];
    private readonly List<RecordedRule> _path = [];
    private readonly HashSet<string> _cycles = new(StringComparer.Ordinal);

    private RecordingOrder(IEnumerable<RecordedRule> rules) => _byName = rules.ToLookup(r => r.Rule.Record, StringComparer.Ordinal);

    /// <summary>The rules, each after those that it reads, otherwise by name; equal ones once.</summary>
    /// <param name="rules">Rules of all groups.</param>
    /// <param name="errors">Takes the cycles.</param>
    public static IReadOnlyList<RecordedRule> Of(IEnumerable<RecordedRule> rules, List<string> errors)
    {
        RecordedRule[] distinct =
        [
            .. rules
                .GroupBy(r => (r.Group, r.Rule.Content))
                .Select(same => same.First())
                .OrderBy(r => r.Rule.Record, StringComparer.Ordinal)
                .ThenBy(r => r.Rule.Content, StringComparer.Ordinal)
                .ThenBy(r => r.Group, StringComparer.Ordinal),
        ];
        var order = new RecordingOrder(distinct);
        foreach (RecordedRule rule in distinct)
        {
            order.Visit(rule);
        }

        errors.AddRange(order._cycles);
        return order._ordered;
    }

    private void Visit(RecordedRule rule)
    {
        int start = _path.IndexOf(rule);
        if (start >= 0)
        {
            _cycles.Add(Message([.. _path.Skip(start).Select(r => r.Rule.Record)]));
        }
        else if (!_done.Contains(rule))
        {
            _path.Add(rule);
            foreach (RecordedRule read in ReadBy(rule))
            {
                Visit(read);
            }

            _path.RemoveAt(_path.Count - 1);
            _done.Add(rule);
            _ordered.Add(rule);
        }
    }

    private IEnumerable<RecordedRule> ReadBy(RecordedRule rule) => rule.Expr.DescendantsAndSelf()
        .OfType<VectorSelector>()
        .Where(ReadsNow)
        .SelectMany(selector => (SeriesNames.Of(selector) ?? [])
            .OrderBy(name => name, StringComparer.Ordinal)
            .SelectMany(name => _byName[name])
            .Where(read => MaySelect(selector, read.Rule)))
        .Distinct();

    // What was recorded earlier is there already; a rule may build on its own past.
    private static bool ReadsNow(VectorSelector selector) => selector.Offset is null && selector.At is null;

    // One name is recorded at several levels, told apart by a label that the rules set.
    private static bool MaySelect(VectorSelector selector, RecordingRule rule) =>
        rule.Labels.All(label => selector.Matchers.Where(m => m.Name == label.Key).All(m => MayMatch(m, label.Value)));

    private static bool MayMatch(LabelMatcher matcher, string value) => matcher.Operator switch
    {
        MatchOperator.Equal => matcher.Value == value,
        MatchOperator.NotEqual => matcher.Value != value,
        MatchOperator.Regex => RegexTexts.Of(matcher.Value)?.Contains(value) != false,
        MatchOperator.NotRegex => RegexTexts.Of(matcher.Value)?.Contains(value) != true,
        _ => throw new InvalidOperationException($"Operator {matcher.Operator} matches nothing."),
    };

    // From the first by name, whichever it was met from.
    private static string Message(string[] cycle)
    {
        if (cycle.Length == 1)
        {
            return $"Recording rule '{cycle[0]}' reads the series that it records; write its expression without it, or with an offset.";
        }

        int first = Array.IndexOf(cycle, cycle.OrderBy(name => name, StringComparer.Ordinal).First());
        IEnumerable<string> turned = cycle.Skip(first).Concat(cycle.Take(first)).Append(cycle[first]).Select(name => $"'{name}'");
        return $"Recording rules read each other, {string.Join(" reads ", turned)}; write one of them without the next.";
    }
}

/// <summary>A recording rule and its expression as a tree.</summary>
/// <param name="Group">Group it goes to.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Expr">What <see cref="Kubernetes.Rule.Expr"/> says.</param>
internal sealed record RecordedRule(string Group, RecordingRule Rule, Expr Expr);
