using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL;

/// <content>Selectors: declared families, recorded series, matchers.</content>
public sealed partial class LabelAnalysis
{
    private LabelSet OfSelector(VectorSelector selector)
    {
        LabelSet labels = OfName(selector);
        for (int i = 0; i < selector.Matchers.Count; i++)
        {
            LabelMatcher matcher = selector.Matchers[i];
            if (OfMatcher(matcher) is { } fact)
            {
                labels = labels.With(matcher.Name, fact);
            }
        }

        return labels;
    }

    private LabelSet OfName(VectorSelector selector)
    {
        (string? name, SourceSpan span) = SelectorName.Of(selector);
        if (name is null)
        {
            return LabelSet.Anything;
        }

        LabelSet labels = _catalog.Find(name, selector) is { } known ? OfFamily(known, span)
            : _catalog.FindRecorded(name) is { } recorded ? OfRecorded(recorded, span)
            : LabelSet.Anything;
        return labels.With(LabelMatcher.MetricName, new LabelFact(LabelStatus.Guaranteed, LabelCause.Declared, span, name, name));
    }

    private LabelSet OfFamily(KnownSeries known, SourceSpan span)
    {
        MetricFamily family = known.Family;
        var missing = new LabelFact(LabelStatus.Impossible, LabelCause.Declared, span, family.Name);
        var present = new LabelFact(LabelStatus.Guaranteed, LabelCause.Declared, span, family.Name);
        string? special = known.Part switch
        {
            SeriesPart.Bucket => "le",
            SeriesPart.Value when family.Type == MetricType.Summary => "quantile",
            _ => null,
        };
        if (family.Labels is not { } declared)
        {
            LabelSet open = special is null ? LabelSet.Anything : LabelSet.Anything.With(special, present);
            return known.Part is SeriesPart.Count or SeriesPart.Sum && family.Type == MetricType.Histogram ? open.With("le", missing) : open;
        }

        var named = new List<KeyValuePair<string, LabelFact>>(declared.Count + MetricCatalog.ScrapeLabels.Count + 2);
        LabelFact? some = null;
        foreach (MetricLabel label in declared)
        {
            named.Add(new(label.Name, label.Optional ? some ??= present.As(LabelStatus.Possible) : present));
        }

        if (special is not null)
        {
            named.Add(new(special, present));
        }

        var added = new LabelFact(LabelStatus.Possible, LabelCause.Scraped, span);
        LabelFact always = added.As(LabelStatus.Guaranteed);
        for (int i = 0; i < declared.Count; i++)
        {
            if (_catalog.IsAdded(declared[i].Name))
            {
                named.Add(new(MetricCatalog.Renamed + declared[i].Name, added));
            }
        }

        AddMissing(named, MetricCatalog.ScrapeLabels, label => label is "job" or "instance" ? always : added);
        AddMissing(named, _catalog.TargetLabels, _ => added);
        if (family.HasFurtherLabels && family.Type == MetricType.Histogram && known.Part is SeriesPart.Count or SeriesPart.Sum)
        {
            named.Add(new("le", missing));
        }

        return new LabelSet(family.HasFurtherLabels ? LabelSet.Anything.Others : missing, [.. named]);
    }

    private LabelSet OfRecorded(RecordedSeries recorded, SourceSpan use)
    {
        LabelSet result = LabelSet.Anything;
        if (recorded.Expr is { } expr)
        {
            LabelSet? inner = OfRule(recorded.Name, expr);
            result = inner is null ? LabelSet.Anything : new LabelSet(
                inner.Others.Cause == LabelCause.Unknown ? inner.Others : inner.Others.Inside(recorded.Name, use),
                Array.ConvertAll(inner.Entries, e => new KeyValuePair<string, LabelFact>(e.Key, e.Value.Inside(recorded.Name, use))));
        }

        if (result.IsClosed)
        {
            var added = new LabelFact(LabelStatus.Possible, LabelCause.Scraped, use);
            foreach (string label in _catalog.TargetLabels)
            {
                result = result[label].Status == LabelStatus.Impossible ? result.With(label, added) : result;
            }
        }

        foreach (string label in recorded.Labels)
        {
            result = result.With(label, new LabelFact(LabelStatus.Guaranteed, LabelCause.Recorded, use, recorded.Name));
        }

        return result;
    }

    /// <summary>The labels that a rule's expression gives; null within a circle of rules.</summary>
    private LabelSet? OfRule(string name, Expr expr)
    {
        if (_catalog.RuleLabels.TryGetValue(name, out LabelSet? labels))
        {
            return labels;
        }

        if (_open?.Contains(name) == true)
        {
            _metCircle = true;
            return null;
        }

        var inner = new LabelAnalysis(expr, _catalog, new HashSet<string>(_open ?? [], StringComparer.Ordinal) { name });
        labels = inner.Result;
        if (inner._metCircle)
        {
            // What a circle gives depends on where one enters it.
            _metCircle = true;
        }
        else
        {
            _catalog.RuleLabels.TryAdd(name, labels);
        }

        return labels;
    }

    private static void AddMissing(List<KeyValuePair<string, LabelFact>> named, IReadOnlyList<string> labels, Func<string, LabelFact> fact)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            string label = labels[i];
            bool isThere = false;
            foreach (KeyValuePair<string, LabelFact> entry in named)
            {
                isThere |= entry.Key == label;
            }

            if (!isThere)
            {
                named.Add(new(label, fact(label)));
            }
        }
    }

    /// <summary>What a matcher tells of its label; null for nothing.</summary>
    private static LabelFact? OfMatcher(LabelMatcher matcher)
    {
        LabelFact Fact(LabelStatus status, string? value = null) => new(status, LabelCause.Matched, matcher.Span, value: value);
        return matcher.Name == LabelMatcher.MetricName ? null : matcher.Operator switch
        {
            MatchOperator.Equal => matcher.Value.Length > 0 ? Fact(LabelStatus.Guaranteed, matcher.Value) : Fact(LabelStatus.Impossible),
            MatchOperator.NotEqual => matcher.Value.Length == 0 ? Fact(LabelStatus.Guaranteed) : null,
            MatchOperator.Regex => matcher.Value.Length == 0 ? Fact(LabelStatus.Impossible)
                : MatcherValues.MatchesEmpty(matcher.Value) == false ? Fact(LabelStatus.Guaranteed) : null,
            MatchOperator.NotRegex => MatcherValues.MatchesEmpty(matcher.Value) == true ? Fact(LabelStatus.Guaranteed) : null,
            _ => null,
        };
    }
}
