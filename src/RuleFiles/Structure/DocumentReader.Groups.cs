using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles.Helm;
using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles.Structure;

/// <content>Groups.</content>
internal sealed partial class DocumentReader
{
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
            if (file.IsFilledIn(at, value))
            {
                return true;
            }

            at = entry.Value.End;
        }

        return file.IsFilledIn(at, group.End);
    }

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

    /// <summary>What the rules of a group have in common.</summary>
    /// <param name="Labels">Labels that each rule gets which has none of that name.</param>
    /// <param name="Disabled">Ids that are switched off for them.</param>
    /// <param name="IsFilledIn">Helm may put more labels there.</param>
    private sealed record GroupParts(IReadOnlyList<TextPart> Labels, HashSet<string> Disabled, bool IsFilledIn);
}
