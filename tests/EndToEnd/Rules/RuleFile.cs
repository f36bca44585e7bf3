using MetricsKit.PromQL;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MetricsKit.EndToEnd.Tests.Rules;

/// <summary>What Prometheus itself loads of a PrometheusRule: the object's <c>spec</c>.</summary>
internal static class RuleFile
{
    /// <summary>Fields of groups and rules that hold a duration.</summary>
    private static readonly HashSet<string> DurationFields = ["for", "keep_firing_for", "interval", "query_offset"];

    /// <summary>The <c>spec</c> of a PrometheusRule.</summary>
    public static YamlMappingNode ReadSpec(string path) => (YamlMappingNode)Read(path)["spec"];

    public static YamlMappingNode Read(string path)
    {
        using var reader = new StreamReader(path);
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public static void Write(string path, YamlNode root)
    {
        using var writer = new StreamWriter(path);
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
    }

    /// <summary>A copy in which every duration, of fields and in expressions, is scaled.</summary>
    public static YamlNode Scale(YamlNode node, DurationScale scale) => node switch
    {
        YamlMappingNode mapping => new YamlMappingNode(mapping.Children.Select(entry =>
            KeyValuePair.Create(entry.Key, ScaleField(((YamlScalarNode)entry.Key).Value!, entry.Value, scale)))),
        YamlSequenceNode sequence => new YamlSequenceNode(sequence.Children.Select(item => Scale(item, scale))),
        YamlScalarNode => node,
        _ => throw new NotSupportedException($"{node.NodeType} in a rule file"),
    };

    /// <summary>All rules of all groups.</summary>
    public static IEnumerable<YamlMappingNode> Rules(YamlMappingNode spec) =>
        from @group in (YamlSequenceNode)spec["groups"]
        from rule in (YamlSequenceNode)@group["rules"]
        select (YamlMappingNode)rule;

    /// <summary>Text of a field; null where there is none.</summary>
    public static string? Text(this YamlMappingNode mapping, string field) =>
        mapping.Children.TryGetValue(field, out YamlNode? value) ? ((YamlScalarNode)value).Value : null;

    /// <summary>Fields of a mapping of texts; empty where there is none.</summary>
    public static SortedDictionary<string, string> Texts(this YamlMappingNode mapping, string field)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (mapping.Children.TryGetValue(field, out YamlNode? value))
        {
            foreach ((YamlNode key, YamlNode text) in (YamlMappingNode)value)
            {
                texts.Add(((YamlScalarNode)key).Value!, ((YamlScalarNode)text).Value!);
            }
        }

        return texts;
    }

    private static YamlNode ScaleField(string field, YamlNode value, DurationScale scale) => (field, value) switch
    {
        ("labels" or "annotations", _) => value,
        ("expr", YamlScalarNode expr) => new YamlScalarNode(scale.Scale(expr.Value!)) { Style = ScalarStyle.Literal },
        (_, YamlScalarNode duration) when DurationFields.Contains(field) =>
            new YamlScalarNode(scale.Scale(PromDuration.Parse(duration.Value!)).ToString()),
        _ => Scale(value, scale),
    };
}
