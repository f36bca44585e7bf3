using YamlDotNet.RepresentationModel;

namespace MetricsKit.EndToEnd.Tests.Rules;

/// <summary>Says where two YAML trees differ: one line a place, empty when they say the same.</summary>
internal static class Differences
{
    public static IReadOnlyList<string> Between(YamlNode expected, YamlNode actual) => At("", expected, actual).ToList();

    private static IEnumerable<string> At(string path, YamlNode expected, YamlNode actual) => (expected, actual) switch
    {
        (YamlMappingNode a, YamlMappingNode b) => Keys(a).Union(Keys(b)).SelectMany(key => (Child(a, key), Child(b, key)) switch
        {
            ({ } x, { } y) => At($"{path}/{key}", x, y),
            (null, _) => [$"{path}/{key} is not expected"],
            _ => [$"{path}/{key} is missing"],
        }),
        (YamlSequenceNode a, YamlSequenceNode b) => a.Children.Count == b.Children.Count
            ? a.Zip(b).SelectMany((pair, i) => At($"{path}/{i}", pair.First, pair.Second))
            : [$"{path} has {b.Children.Count} elements instead of {a.Children.Count}"],
        (YamlScalarNode a, YamlScalarNode b) => a.Value == b.Value || (path.EndsWith("/expr", StringComparison.Ordinal) && SameExpression(a, b))
            ? []
            : [$"{path} is '{b.Value}' instead of '{a.Value}'"],
        _ => [$"{path} is a {actual.NodeType} instead of a {expected.NodeType}"],
    };

    // Trees are equal when they say the same, however it is laid out.
    private static bool SameExpression(YamlScalarNode a, YamlScalarNode b) => DurationScale.Read(a.Value!) == DurationScale.Read(b.Value!);

    private static IEnumerable<string> Keys(YamlMappingNode mapping) => mapping.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    private static YamlNode? Child(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(key, out YamlNode? child) ? child : null;
}
