using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>Reads written files back.</summary>
internal static class Written
{
    /// <summary>JSON on one line, without escapes that nobody needs.</summary>
    public static readonly JsonSerializerOptions AsIs = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as JSON; every scalar is text.</summary>
    public static JsonNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Convert(stream.Documents.Single().RootNode)!;
    }

    /// <summary>The rules of a PrometheusRule by the alert's or the recorded series' name.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Rules(string text) =>
        Read(text)["spec"]!["groups"]!.AsArray()
            .SelectMany(g => g!["rules"]!.AsArray())
            .ToDictionary(Name, r => r!);

    /// <summary>Groups of a PrometheusRule with the names of their rules, in order: <c>shop.alerts: A B</c>.</summary>
    public static IEnumerable<string> Groups(string text) =>
        Read(text)["spec"]!["groups"]!.AsArray().Select(g => $"{g!["name"]}: {string.Join(" ", g["rules"]!.AsArray().Select(Name))}");

    private static string Name(JsonNode? rule) => (string?)rule!["alert"] ?? (string)rule["record"]!;

    /// <summary>The <c>spec</c> of a PrometheusRule as a rule file of Prometheus'; JSON is YAML.</summary>
    public static string RuleFile(string text) =>
        Read(text)["spec"]!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Convert)]),
        YamlMappingNode mapping => new JsonObject(mapping.Select(e => KeyValuePair.Create(((YamlScalarNode)e.Key).Value!, Convert(e.Value)))),
        _ => throw new InvalidOperationException($"{node.NodeType} is none of JSON's."),
    };
}
