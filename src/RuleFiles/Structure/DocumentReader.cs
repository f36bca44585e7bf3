using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles.Helm;
using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles.Structure;

/// <summary>Finds the groups in a file's documents. Spans are those of the text that YAML was read from.</summary>
internal sealed partial class DocumentReader(FileText file, DisableComments comments)
{
    /// <summary>Aliases can make more rules of a small file than anybody can check.</summary>
    private const int MaxRules = 50_000;

    private readonly List<FileProblem> _problems = [];
    private readonly List<FileGroup> _groups = [];
    private readonly List<NewField> _newFields = [];

    /// <summary>Kubernetes reads the document at hand: it wants strings where Prometheus takes what it gets.</summary>
    private bool _isObject;

    /// <summary>Names of the groups of the document at hand.</summary>
    private HashSet<string> _names = new(StringComparer.Ordinal);
    private int _rules;

    /// <summary>Where the comments of the next group or rule begin.</summary>
    private int _commentsFrom;

    public IReadOnlyList<FileGroup> Groups => _groups;

    public IReadOnlyList<FileProblem> Problems => _problems;

    public IReadOnlyList<NewField> NewFields => _newFields;

    public void Read(YamlText yaml)
    {
        if (yaml.Error is { } error)
        {
            // What Helm puts in may be what is missing.
            _problems.Add(!file.IsHelm ? error : error with
            {
                Message = $"this template cannot be read without Helm, and its rules are not checked: {error.Message}",
                IsWarning = true,
            });
            return;
        }

        int plain = 0;
        foreach (YamlNode document in yaml.Documents)
        {
            if (document is YamlScalar { IsNull: true } || IsUnknown(document))
            {
                continue;
            }

            if (document is not YamlMap map)
            {
                Problem(document, "a file of rules begins with 'groups:' or is a PrometheusRule");
            }
            else if (map.Find("kind") is null && map.Find("apiVersion") is null)
            {
                if (++plain == 2 && !file.IsHelm)
                {
                    Problem(map.Entries.Count > 0 ? map.Entries[0].Key : map, "Prometheus reads only the first document of a file; put these groups into it, or into a file of their own");
                }

                ReadPlain(map);
            }
            else
            {
                ReadObject(map, isInList: false);
            }
        }
    }

    private void ReadPlain(YamlMap map)
    {
        (_isObject, _names) = (false, new(StringComparer.Ordinal));
        if (map.Find("groups") is { } groups)
        {
            CheckFields(map, FieldNames.Root, "a file of rules");
            ReadGroups(groups.Value);
        }
        else if (!file.IsHelm)
        {
            // One word for a file that is something else.
            YamlEntry? near = map.Entries.Find(e => Nearness.OnlyNearWord(e.Name, FieldNames.Root) is not null);
            Problem(
                near?.Key ?? (map.Entries.Count > 0 ? map.Entries[0].Key : map),
                near is null ? "a file of rules begins with 'groups:' or is a PrometheusRule" : $"a file of rules has no field '{near.Name}'; did you mean 'groups'?");
        }
    }

    private void ReadObject(YamlMap map, bool isInList)
    {
        string kind = (map.Find("kind")?.Value as YamlScalar)?.Value ?? "";
        if (kind == "PrometheusRule")
        {
            (_isObject, _names) = (true, new(StringComparer.Ordinal));
            if (map.Find("spec")?.Value is YamlMap spec)
            {
                CheckDuplicates(spec);
                CheckFields(spec, FieldNames.Root, "the spec of a PrometheusRule");
                if (spec.Find("groups") is { } groups)
                {
                    ReadGroups(groups.Value);
                }
            }
            else if (!file.IsHelm)
            {
                Problem(map.Find("kind")!.Value, "a PrometheusRule has its groups under 'spec'");
            }
        }
        else if (kind.EndsWith("List", StringComparison.Ordinal) && !isInList && map.Find("items")?.Value is YamlSequence items)
        {
            foreach (YamlMap item in items.Items.OfType<YamlMap>())
            {
                ReadObject(item, isInList: true);
            }
        }
    }

    private void ReadGroups(YamlNode node)
    {
        if (Items(node, "groups") is { } items)
        {
            foreach (YamlNode item in items)
            {
                ReadGroup(item);
                _commentsFrom = Math.Max(_commentsFrom, item.End);
            }
        }
    }

    /// <summary>Items of a sequence; null, with a problem where it is one, for anything else.</summary>
    private List<YamlNode>? Items(YamlNode node, string field)
    {
        if (node is YamlSequence sequence)
        {
            return sequence.Items;
        }

        if (node is not YamlScalar { IsNull: true } && !IsUnknown(node))
        {
            Problem(node, $"'{field}' is a list; begin each item with '- '");
        }

        return null;
    }

    private void CheckFields(YamlMap map, string[] fields, string what)
    {
        CheckDuplicates(map);
        foreach (YamlEntry entry in map.Entries)
        {
            if (FieldNames.IsKnown(entry.Name, fields) || IsUnknown(entry.Key))
            {
                continue;
            }

            string? near = Nearness.OnlyNearWord(entry.Name, fields.Where(f => map.Find(f) is null));
            string hint = near is not null ? $"; did you mean '{near}'?" : $"; it has {string.Join(", ", fields)}";
            Problem(entry.Key, $"{what} has no field '{entry.Name}'{hint}");
        }
    }

    private void CheckDuplicates(YamlMap map)
    {
        // Each branch of a condition may have its own.
        if (file.IsHelm || map.Entries.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Entries)
        {
            if (entry.Key is YamlScalar && !seen.Add(entry.Name))
            {
                Problem(entry.Key, $"'{entry.Name}' stands twice; YAML takes each key once");
            }
        }
    }

    /// <summary>True for what only Helm knows.</summary>
    private bool IsUnknown(YamlNode node) => file.IsHelm && node is YamlScalar scalar && HelmTemplate.HasMark(scalar.Value);

    private void Problem(YamlNode node, string message)
    {
        // Of what spans lines the first one is enough.
        int line = file.Text.IndexOf('\n', node.Start, Math.Max(0, Math.Min(node.End, file.Text.Length) - node.Start));
        int end = line < 0 ? node.End : line;
        while (end > node.Start && file.Text[end - 1] == '\r')
        {
            end--;
        }

        _problems.Add(new FileProblem(new SourceSpan(node.Start, Math.Max(end, node.Start)), message));
    }
}
