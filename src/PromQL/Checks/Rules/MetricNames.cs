namespace MetricsKit.PromQL.Checks;

/// <summary>Series that nothing exposes or records.</summary>
internal static class MetricNames
{
    public static void Check(RuleContext context)
    {
        if (context.Catalog.IsEmpty)
        {
            return;
        }

        foreach (SelectorUse use in context.Selectors)
        {
            if (use.Name is not null && use.Known is null && use.Recorded is null)
            {
                CheckName(context, use, use.Name);
            }
            else if (use.Name is null)
            {
                CheckPattern(context, use);
            }
        }
    }

    private static void CheckName(RuleContext context, SelectorUse use, string name)
    {
        NameGuess guess = NameGuess.Of(name, context.Catalog);
        if (!guess.IsMistake || context.Catalog.IsOfAnotherJob(name, use.Selector))
        {
            return;
        }

        // Quotes stay where they are.
        bool isQuoted = use.Selector.Name is null;
        SourceSpan span = isQuoted ? new SourceSpan(use.NameSpan.Start + 1, use.NameSpan.End - 1) : use.NameSpan;
        bool isRecording = name.IndexOf(':') >= 0;
        FindingKind kind = isRecording ? FindingKind.UnknownRecording : FindingKind.UnknownMetric;
        string? meant = guess.Exposed is { } family ? PartMeant(context, use, name, family) : guess.Near;
        string what = guess.Exposed is { } exposed ? Exposes(exposed, name)
            : isRecording ? $"no rule records '{name}'"
            : $"no metric '{name}' is declared";
        string advice = meant is null ? (guess.Exposed is null ? "; write the name of one that is, or remove it" : "") : $"; did you mean '{meant}'?";
        context.Report(kind, span, what + advice, meant is null ? null : new Suggestion($"Change to '{meant}'", [Trees.Replace(span, meant)]));
    }

    private static string Exposes(MetricFamily family, string name)
    {
        (string type, string series) = family.Type switch
        {
            MetricType.Histogram => ("histogram", $"{family.Name}_bucket, {family.Name}_count and {family.Name}_sum"),
            MetricType.Summary => ("summary", $"{family.Name}, {family.Name}_count and {family.Name}_sum"),
            MetricType.Counter => ("counter", family.Name),
            MetricType.Gauge => ("gauge", family.Name),
            _ => ("metric", family.Name),
        };
        return $"there is no '{name}': the {type} '{family.Name}' exposes {series}";
    }

    /// <summary>The part that the place of the selector tells; null where it tells none.</summary>
    private static string? PartMeant(RuleContext context, SelectorUse use, string name, MetricFamily family)
    {
        if (family.Type != MetricType.Histogram)
        {
            return family.Type == MetricType.Summary && name != family.Name ? null : family.Name;
        }

        for (int i = context.Sites[use.Site].Parent; i >= 0; i = context.Sites[i].Parent)
        {
            if (context.Sites[i].Node is Call { Function: "histogram_quantile" })
            {
                return family.Name + "_bucket";
            }
        }

        return name == family.Name + "_total" ? family.Name + "_count" : null;
    }

    /// <summary><c>{__name__=~"myshop_orders.*"}</c> that begins with an own prefix and matches nothing.</summary>
    private static void CheckPattern(RuleContext context, SelectorUse use)
    {
        for (int i = 0; i < use.Selector.Matchers.Count; i++)
        {
            LabelMatcher matcher = use.Selector.Matchers[i];
            if (matcher is { Name: LabelMatcher.MetricName, Operator: MatchOperator.Regex } && IsOwn(context.Catalog, matcher.Value) && MatchesNothing(context.Catalog, matcher.Value))
            {
                context.Report(FindingKind.UnknownMetric, matcher.ValueSpan, $"no declared metric's name matches '{matcher.Value}'; write the names of some that are declared");
            }
        }
    }

    private static bool IsOwn(MetricCatalog catalog, string pattern)
    {
        if (pattern.IndexOf('|') >= 0)
        {
            return false;
        }

        foreach (string prefix in catalog.OwnPrefixes)
        {
            if (pattern.StartsWith(prefix, StringComparison.Ordinal))
            {
                // A foreign name behind an own prefix may be meant.
                string start = LiteralStart(pattern);
                return catalog.ForeignPrefixes.All(f => !f.StartsWith(start, StringComparison.Ordinal) && !start.StartsWith(f, StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static string LiteralStart(string pattern)
    {
        int end = 0;
        while (end < pattern.Length && (char.IsLetterOrDigit(pattern[end]) || pattern[end] == '_') && (end + 1 == pattern.Length || "*?{".IndexOf(pattern[end + 1]) < 0))
        {
            end++;
        }

        return pattern.Substring(0, end);
    }

    private static bool MatchesNothing(MetricCatalog catalog, string pattern)
    {
        foreach (string name in catalog.SeriesNames.Concat(catalog.Recorded.Select(r => r.Name)))
        {
            if (MatcherValues.IsMatch(pattern, name) != false)
            {
                return false;
            }
        }

        return true;
    }
}
