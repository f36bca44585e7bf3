using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles.Helm;
using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles.Structure;

/// <content>Groups and rules.</content>
internal sealed partial class DocumentReader
{
    private static readonly HashSet<string> None = new(StringComparer.Ordinal);

    private void ReadGroup(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            if (!IsUnknown(node))
            {
                Problem(node, "a group has a 'name' and 'rules'");
            }

            return;
        }

        CheckFields(map, FieldNames.Group, "a group");
        YamlScalar? name = Text(map, "name");
        if (name is null || name.Value.Length == 0)
        {
            if (!file.IsHelm)
            {
                Problem(map.Find("name")?.Key ?? map, "a group needs a name");
            }
        }
        else if (!IsUnknown(name) && !file.IsHelm && !_names.Add(name.Value))
        {
            Problem(name, $"another group is named '{name.Value}'; names of groups are unique in a file");
        }

        YamlScalar? interval = ReadDuration(map, "interval");
        ReadDuration(map, "query_offset");
        if (Text(map, "limit") is { } limit && !IsUnknown(limit) && !int.TryParse(limit.Value, out _))
        {
            Problem(limit, "'limit' is a whole number of series or alerts");
        }

        IReadOnlyList<TextPart> labels = map.Find("labels") is { } texts ? ReadTexts(texts, "labels") : [];
        FindNewFields(map);

        int before = _commentsFrom;
        List<FileRule> rules = [];
        _commentsFrom = map.Find("rules") is { } head ? EndOfHead(head) : map.Start;
        HashSet<string> disabled = comments.In(before, _commentsFrom, labels.Select(l => new SourceSpan(l.Value.Start, l.Value.End)));
        if (map.Find("rules") is { } list && Items(list.Value, "rules") is { } items)
        {
            var group = new GroupParts(labels, disabled, IsAnyFilledIn(map));
            for (int i = 0; i < items.Count && _rules < MaxRules; i++)
            {
                int end = EndOfLine(items[i].End);
                end = i == items.Count - 1 ? EndOfComments(items[i], end) : end;
                if (ReadRule(items[i], end, group) is { } rule)
                {
                    rules.Add(rule);
                    _rules++;
                }

                _commentsFrom = end;
            }
        }

        _groups.Add(new FileGroup(
            name?.Value ?? "",
            name is null ? file.ToSource(map.Start, map.Start) : file.ToSource(name.Start, name.End),
            interval?.Value,
            interval is null ? new SourceSpan(0, 0) : file.ToSource(interval.Start, interval.End),
            rules) { Disabled = disabled });
    }

    /// <summary>After the line that says <c>rules:</c>; after the key where rules begin on that line.</summary>
    private int EndOfHead(YamlEntry rules)
    {
        int line = EndOfLine(rules.Key.End);
        return rules.Value.Start > line ? line : rules.Key.End;
    }

    private void FindNewFields(YamlMap group)
    {
        foreach ((string name, Version since) in FieldNames.NewInGroup)
        {
            // A condition before it may ask for the version.
            if (group.Find(name)?.Key is { } key && !file.HasAction(group.Start, key.Start, k => k is HelmActionKind.Open or HelmActionKind.ElseBranch))
            {
                _newFields.Add(new NewField(file.ToSource(key.Start, key.End), name, since));
            }
        }
    }

    /// <summary>True where Helm may put labels into the group: among them, or between its fields.</summary>
    private bool IsAnyFilledIn(YamlMap group)
    {
        if (!file.IsHelm)
        {
            return false;
        }

        int at = group.Start;
        foreach (YamlEntry entry in group.Entries.Where(e => !e.IsShared).OrderBy(e => e.Key.Start))
        {
            int value = entry.Name == "labels" ? entry.Value.End : entry.Key.Start;
            if (file.HasAction(at, value, IsNoLiteral))
            {
                return true;
            }

            at = entry.Value.End;
        }

        return file.HasAction(at, group.End, IsNoLiteral);
    }

    private static bool IsNoLiteral(HelmActionKind kind) => kind != HelmActionKind.Literal;

    private int EndOfLine(int at)
    {
        int end = file.Text.IndexOf('\n', Math.Min(at, file.Text.Length));
        return end < 0 ? file.Text.Length : end;
    }

    /// <summary>After the comments that follow the last rule and are indented as it is.</summary>
    private int EndOfComments(YamlNode rule, int end)
    {
        int column = rule.Start - file.Text.LastIndexOf('\n', Math.Max(0, Math.Min(rule.Start, file.Text.Length) - 1)) - 1;
        while (end < file.Text.Length)
        {
            int first = end + 1;
            while (first < file.Text.Length && file.Text[first] == ' ')
            {
                first++;
            }

            if (first >= file.Text.Length || file.Text[first] != '#' || first - end - 1 < column)
            {
                break;
            }

            end = EndOfLine(first);
        }

        return end;
    }

    private YamlScalar? ReadDuration(YamlMap map, string field)
    {
        if (Text(map, field) is not { } scalar || IsUnknown(scalar))
        {
            return null;
        }

        if (PromDuration.TryParse(scalar.Value, out _, out string? problem))
        {
            return scalar;
        }

        Problem(scalar, $"'{field}' is no duration, such as 30s or 1m: {problem ?? scalar.Value}");
        return null;
    }

    private YamlFileRule? ReadRule(YamlNode node, int end, GroupParts group)
    {
        if (node is not YamlMap map)
        {
            if (!IsUnknown(node))
            {
                Problem(node, "a rule has 'alert' or 'record', and 'expr'");
            }

            return null;
        }

        CheckFields(map, FieldNames.Rule, "a rule");
        var parts = new RuleParts(
            map,
            Named(map, "alert"),
            Named(map, "record"),
            Text(map, "expr"),
            Text(map, "for"),
            Text(map, "keep_firing_for"),
            WithLabelsOf(group, map.Find("labels") is { } labels ? ReadTexts(labels, "labels") : []),
            map.Find("annotations") is { } annotations ? ReadTexts(annotations, "annotations") : []);
        bool isSound = CheckRule(parts);
        if (!isSound || parts.Expr is null)
        {
            return null;
        }

        HashSet<string> disabled = comments.In(_commentsFrom, end, parts.Scalars);
        if (group.Disabled.Count > 0)
        {
            disabled.UnionWith(group.Disabled);
        }

        if (group.IsFilledIn)
        {
            disabled.Add("MK5305");
        }

        return YamlFileRule.Make(file, parts, disabled);
    }

    private static List<TextPart> WithLabelsOf(GroupParts group, List<TextPart> own) =>
        group.Labels.Count == 0 ? own : [.. own, .. group.Labels.Where(l => !own.Exists(o => o.Key.Value == l.Key.Value))];

    private static YamlScalar? Named(YamlMap map, string field) => map.Find(field)?.Value is YamlScalar { Value.Length: > 0, IsNull: false } scalar ? scalar : null;

    private bool CheckRule(RuleParts parts)
    {
        CheckText(parts.Map, "alert");
        CheckText(parts.Map, "record");
        if (parts.Alert is not null && parts.Record is not null)
        {
            if (!file.IsHelm)
            {
                Problem(parts.Record.Start > parts.Alert.Start ? parts.Map.Find("record")!.Key : parts.Map.Find("alert")!.Key, "a rule has 'alert' or 'record', not both");
            }

            return false;
        }

        if (parts.Alert is null && parts.Record is null)
        {
            if (!file.IsHelm)
            {
                Problem(parts.Map.Find("alert")?.Key ?? parts.Map.Find("record")?.Key ?? parts.Map, "a rule needs 'alert' or 'record'");
            }

            return false;
        }

        if (parts.Expr is null || parts.Expr.Value.Length == 0)
        {
            if (!file.IsHelm && parts.Map.Find("expr")?.Value is null or YamlScalar)
            {
                Problem(parts.Map.Find("expr")?.Key ?? parts.Map.Find(parts.Alert is null ? "record" : "alert")!.Key, "a rule needs 'expr'");
            }

            return false;
        }

        if (parts.Record is not null)
        {
            RefuseInRecording(parts.Map, "annotations", parts.Annotations.Count > 0);
            RefuseInRecording(parts.Map, "for", IsTime(parts.For));
            RefuseInRecording(parts.Map, "keep_firing_for", IsTime(parts.KeepFiringFor));
        }

        return true;
    }

    private static bool IsTime(YamlScalar? scalar) => scalar is not null && !(PromDuration.TryParse(scalar.Value, out PromDuration time) && time.TotalMilliseconds == 0);

    private void RefuseInRecording(YamlMap map, string field, bool isThere)
    {
        if (isThere && map.Find(field) is { } entry)
        {
            Problem(entry.Key, $"a recording rule has no '{field}'; only an alert has");
        }
    }

    /// <summary>The scalar of a field; null where it is not stated.</summary>
    private YamlScalar? Text(YamlMap map, string field)
    {
        switch (map.Find(field)?.Value)
        {
            case null or YamlScalar { IsNull: true }:
                return null;
            case YamlScalar scalar:
                return scalar;
            case { } other:
                string what = other is YamlMap ? "mapping" : "list";
                bool isFlow = other.Start < file.Text.Length && file.Text[other.Start] is '{' or '[';
                Problem(other, $"'{field}' is a text, not a {what}{(isFlow ? $", which YAML reads '{file.Text[other.Start]}' as the beginning of; put the text in quotes, or below '{field}: |'" : "")}");
                return null;
        }
    }

    private void CheckText(YamlMap map, string field)
    {
        if (Text(map, field) is { } scalar && _isObject && !IsUnknown(scalar) && YamlTypes.NotString(scalar) is { } type)
        {
            Problem(scalar, $"'{field}' is {type}, which Kubernetes refuses; put it in quotes");
        }
    }

    private List<TextPart> ReadTexts(YamlEntry entry, string field)
    {
        List<TextPart> texts = [];
        if (entry.Value is not YamlMap map)
        {
            if (entry.Value is not YamlScalar { IsNull: true } && !IsUnknown(entry.Value))
            {
                Problem(entry.Value, $"'{field}' is a mapping of names to texts");
            }

            return texts;
        }

        CheckDuplicates(map);
        foreach (YamlEntry pair in map.Entries)
        {
            if (pair.Key is not YamlScalar key || IsUnknown(key))
            {
                continue;
            }

            if (pair.Value is not YamlScalar value)
            {
                Problem(pair.Value, $"'{key.Value}' is a text, not a {(pair.Value is YamlMap ? "mapping; put it in quotes" : "list")}");
                continue;
            }

            if (_isObject && YamlTypes.NotString(value) is { } type && !IsUnknown(value))
            {
                Problem(value, $"'{key.Value}' is {type}, which Kubernetes refuses; put it in quotes");
            }

            texts.Add(new TextPart(key, value, pair.IsShared || entry.IsShared));
        }

        return texts;
    }

    /// <summary>What the rules of a group have in common.</summary>
    /// <param name="Labels">Labels that each rule gets which has none of that name.</param>
    /// <param name="Disabled">Ids that are switched off for them.</param>
    /// <param name="IsFilledIn">Helm may put more labels there.</param>
    private sealed record GroupParts(IReadOnlyList<TextPart> Labels, HashSet<string> Disabled, bool IsFilledIn);
}
