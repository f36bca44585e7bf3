using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles.Structure;

/// <content>Rules.</content>
internal sealed partial class DocumentReader
{
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
}
