namespace MetricsKit.PromQL.Checks;

/// <summary>Matchers on labels that a series does not have, or on values that the label does not take.</summary>
internal static class SelectorLabels
{
    /// <summary>What an unexpected value of a declared label is counted as.</summary>
    private const string Other = "other";

    public static void Check(RuleContext context)
    {
        foreach (SelectorUse use in context.Selectors)
        {
            if (use.Known is { } known)
            {
                for (int i = 0; i < use.Selector.Matchers.Count; i++)
                {
                    if (Matcher(use.Selector.Matchers[i], known, context.Catalog, context.Rule.Expr) is { } finding)
                    {
                        context.Findings.Add(finding);
                    }
                }
            }
            else if (use.Recorded is { } recorded)
            {
                CheckRecorded(context, use, recorded);
            }
        }
    }

    /// <summary>What is wrong with a matcher on a declared series; null for nothing.</summary>
    public static Finding? Matcher(LabelMatcher matcher, KnownSeries known, MetricCatalog catalog, string text)
    {
        string name = matcher.Name;
        MetricFamily family = known.Family;
        if (name == LabelMatcher.MetricName || catalog.IsAdded(name))
        {
            return null;
        }

        if (name == "le" && known.Part == SeriesPart.Bucket)
        {
            return BucketBounds.Matcher(matcher, family, text);
        }

        if (name == "quantile" && known.Part == SeriesPart.Value && family.Type == MetricType.Summary)
        {
            return null;
        }

        if (IsRenamed(name, family, catalog))
        {
            return null;
        }

        bool isOfBuckets = name == "le" && known.Part is SeriesPart.Count or SeriesPart.Sum;
        if (family.Labels is not { } labels)
        {
            return isOfBuckets && NeedsLabel(matcher) ? NoLabel(matcher, known, []) : null;
        }

        foreach (MetricLabel label in labels)
        {
            if (label.Name == name)
            {
                return label.Values is { } values ? Value(matcher, family, values, label.Optional, text) : null;
            }
        }

        if (family.HasFurtherLabels && !isOfBuckets && Nearness.SurelyMeant(name, labels.Select(l => l.Name)) is null)
        {
            return null;
        }

        return NeedsLabel(matcher) ? NoLabel(matcher, known, labels) : null;
    }

    private static void CheckRecorded(RuleContext context, SelectorUse use, RecordedSeries recorded)
    {
        NodeList<LabelMatcher> matchers = use.Selector.Matchers;
        if (recorded.Expr is null || matchers.Count == 0)
        {
            return;
        }

        LabelSet labels = LabelAnalysis.Of(new VectorSelector(recorded.Name, NodeList<LabelMatcher>.Empty), context.Catalog).Result;
        for (int i = 0; i < matchers.Count; i++)
        {
            LabelMatcher matcher = matchers[i];
            if (matcher.Name == LabelMatcher.MetricName)
            {
                continue;
            }

            if (RecordedValues(recorded, labels, matcher.Name, context.Catalog) is { } known && Value(matcher, known.Family, known.Values, known.IsOptional, context.Rule.Expr) is { } finding)
            {
                context.Findings.Add(finding);
            }
            else if (NeedsLabel(matcher) && labels[matcher.Name] is { Status: LabelStatus.Impossible } fact)
            {
                context.Report(
                    FindingKind.UnknownLabel, matcher.NameSpan,
                    $"'{recorded.Name}' has no label '{matcher.Name}', so this selects nothing: {fact.Reason}; remove the matcher, or keep the label in that rule");
            }
        }
    }

    /// <summary>The values of a closed label that a recording rule hands on from one declared metric; null where they are not all known.</summary>
    private static (MetricFamily Family, IReadOnlyList<string> Values, bool IsOptional)? RecordedValues(RecordedSeries recorded, LabelSet labels, string label, MetricCatalog catalog)
    {
        if (recorded.Labels.Contains(label) || catalog.IsAdded(label) || labels.HasLost(label)
            || Trees.Source(recorded.Expr!) is not { } selector || SelectorName.Of(selector).Name is not { } name || catalog.Find(name, selector) is not { } known
            || known.Family.Labels?.FirstOrDefault(l => l.Name == label) is not { Values: { } values } declared)
        {
            return null;
        }

        string[] handedOn = [.. values.Where(v => selector.Matchers.All(m => m.Name != label || MatcherValues.Accepts(m, v) != false))];
        return handedOn.Length == 0 ? null : (known.Family with { Name = recorded.Name }, handedOn, declared.Optional);
    }

    /// <summary>True for what Prometheus makes of a declared label that scraping adds as well.</summary>
    private static bool IsRenamed(string name, MetricFamily family, MetricCatalog catalog) =>
        name.StartsWith(MetricCatalog.Renamed, StringComparison.Ordinal)
        && name.Substring(MetricCatalog.Renamed.Length) is var declared
        && catalog.IsAdded(declared)
        && family.Labels?.Any(l => l.Name == declared) == true;

    /// <summary>True for a matcher that series without the label do not satisfy.</summary>
    private static bool NeedsLabel(LabelMatcher matcher) => matcher.Operator switch
    {
        MatchOperator.Equal => matcher.Value.Length > 0,
        MatchOperator.NotEqual => matcher.Value.Length == 0,
        MatchOperator.Regex => MatcherValues.MatchesEmpty(matcher.Value) == false,
        _ => MatcherValues.MatchesEmpty(matcher.Value) == true,
    };

    private static Finding NoLabel(LabelMatcher matcher, KnownSeries known, IReadOnlyList<MetricLabel> labels)
    {
        string series = known.Family.Name + known.Part switch
        {
            SeriesPart.Bucket => "_bucket",
            SeriesPart.Count => "_count",
            SeriesPart.Sum => "_sum",
            _ => "",
        };
        string? near = Nearness.NearestWord(matcher.Name, labels.Select(l => l.Name));
        string has = matcher.Name == "le" && known.Part is SeriesPart.Count or SeriesPart.Sum ? $"only '{known.Family.Name}_bucket' has it"
            : labels.Count == 0 ? "it is declared without labels"
            : "it has " + Listing.Of(labels.Select(l => l.Name));
        return new Finding(
            FindingKind.UnknownLabel, RulePart.Expr, matcher.NameSpan.Start, matcher.NameSpan.End,
            $"'{series}' has no label '{matcher.Name}', so this selects nothing; {has}" + (near is null ? "" : $"; did you mean '{near}'?"))
        {
            Suggestion = near is null ? null : new Suggestion($"Change to '{near}'", [Trees.Replace(matcher.NameSpan, near)]),
            MissingLabel = near is null && matcher.Name != "le" ? matcher.Name : null,
        };
    }

    public static Finding? Value(LabelMatcher matcher, MetricFamily family, IReadOnlyList<string> values, bool optional, string text)
    {
        bool isPattern = matcher.Operator is MatchOperator.Regex or MatchOperator.NotRegex;
        bool excludes = matcher.Operator is MatchOperator.NotEqual or MatchOperator.NotRegex;
        if (!optional && SelectsNone(matcher, values))
        {
            return new Finding(
                FindingKind.UnknownLabelValue, RulePart.Expr, matcher.ValueSpan.Start, matcher.ValueSpan.End,
                $"label '{matcher.Name}' of '{family.Name}' always has a value, and {matcher} leaves none, so this selects nothing; remove the matcher");
        }

        if (matcher.Value.Length == 0 || CanMatch(matcher.Value, isPattern, values, optional) != false)
        {
            return isPattern && matcher.Operator == MatchOperator.Regex ? Branches(matcher, values) : null;
        }

        // A number is no slip of another one.
        bool isText = !isPattern || MatcherValues.IsPlain(matcher.Value);
        string? near = isText && !matcher.Value.All(char.IsDigit) ? Nearness.NearestWord(matcher.Value, values.Where(v => !v.All(char.IsDigit))) : null;
        string effect = (excludes, isPattern) switch
        {
            (true, _) => "so this excludes nothing",
            _ => "so this selects nothing",
        };
        string verb = isPattern ? $"no value of label '{matcher.Name}' of '{family.Name}' matches '{matcher.Value}'" : $"label '{matcher.Name}' of '{family.Name}' never is '{matcher.Value}'";
        if (near is null && matcher.Operator == MatchOperator.Equal && StatusClass(matcher.Value, values) is { } statuses)
        {
            string instead = new LabelMatcher(matcher.Name, MatchOperator.Regex, statuses).ToString();
            return new Finding(
                FindingKind.UnknownLabelValue, RulePart.Expr, matcher.ValueSpan.Start, matcher.ValueSpan.End, $"{verb}, {effect}; its values are {Listing.Of(values)}; write {instead}")
            {
                Suggestion = new Suggestion($"Change to {instead}", [Trees.Replace(matcher.Span, $"{text.Substring(matcher.NameSpan.Start, matcher.NameSpan.Length)}=~{text[matcher.ValueSpan.Start]}{statuses}{text[matcher.ValueSpan.Start]}")]),
            };
        }

        string message = $"{verb}, {effect}; its values are {Listing.Of(values)}" + (near is null ? "" : $"; did you mean '{near}'?");
        return new Finding(excludes ? FindingKind.DeadLabel : FindingKind.UnknownLabelValue, RulePart.Expr, matcher.ValueSpan.Start, matcher.ValueSpan.End, message)
        {
            Suggestion = near is null ? null : new Suggestion($"Change to '{near}'", [Literals.ReplaceValue(matcher, near, text)]),
        };
    }

    /// <summary><c>5..</c> for <c>5xx</c>, where the values are status codes.</summary>
    private static string? StatusClass(string value, IReadOnlyList<string> values) =>
        value.Length == 3 && char.IsDigit(value[0]) && value.EndsWith("xx", StringComparison.OrdinalIgnoreCase) && values.Contains(value[0] + "00") ? value[0] + ".." : null;

    /// <summary>True for <c>=""</c>, and for a negative pattern that takes every value.</summary>
    private static bool SelectsNone(LabelMatcher matcher, IReadOnlyList<string> values) => matcher.Operator switch
    {
        MatchOperator.Equal => matcher.Value.Length == 0,
        MatchOperator.Regex => matcher.Value.Length == 0,
        MatchOperator.NotRegex => MatcherValues.IsMatch(matcher.Value, Other) == true && values.All(v => MatcherValues.IsMatch(matcher.Value, v) == true),
        _ => false,
    };

    /// <summary>Parts of <c>a|b</c> that match nothing, where others do.</summary>
    private static Finding? Branches(LabelMatcher matcher, IReadOnlyList<string> values)
    {
        if (!MatcherValues.IsPlain(matcher.Value) || matcher.Value.IndexOf('|') < 0)
        {
            return null;
        }

        foreach (string branch in matcher.Value.Split('|'))
        {
            if (branch.Length > 0 && branch != Other && !values.Contains(branch))
            {
                string? near = Nearness.NearestWord(branch, values);
                return new Finding(
                    FindingKind.DeadLabel, RulePart.Expr, matcher.ValueSpan.Start, matcher.ValueSpan.End,
                    $"label '{matcher.Name}' never is '{branch}'; its values are {Listing.Of(values)}" + (near is null ? "" : $"; did you mean '{near}'?"));
            }
        }

        return null;
    }

    /// <summary>Whether some value of the label matches; null where that is not sure.</summary>
    private static bool? CanMatch(string wanted, bool isPattern, IReadOnlyList<string> values, bool optional)
    {
        if (!isPattern)
        {
            return wanted == Other || values.Contains(wanted);
        }

        bool sure = true;
        for (int i = -2; i < values.Count; i++)
        {
            if (i == -2 && !optional)
            {
                continue;
            }

            bool? matches = MatcherValues.IsMatch(wanted, i == -2 ? "" : i == -1 ? Other : values[i]);
            if (matches == true)
            {
                return true;
            }

            sure &= matches == false;
        }

        return sure ? false : null;
    }
}
