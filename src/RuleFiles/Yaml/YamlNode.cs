using YamlDotNet.Core;

namespace MetricsKit.RuleFiles.Yaml;

/// <summary>A value in a YAML text. Offsets are those of the text that was parsed.</summary>
/// <param name="start">First character.</param>
internal abstract class YamlNode(int start)
{
    /// <summary>First character, without anchor and tag.</summary>
    public int Start { get; } = start;

    /// <summary>After the last character, without the blank lines that follow.</summary>
    public int End { get; set; } = start;
}

/// <summary>A scalar.</summary>
internal sealed class YamlScalar(int start, string value, ScalarStyle style) : YamlNode(start)
{
    /// <summary>Its value.</summary>
    public string Value { get; } = value;

    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; } = style;

    /// <summary>It has a tag, such as <c>!!str</c>.</summary>
    public bool HasTag { get; init; }

    /// <summary>It stands within <c>{}</c> or <c>[]</c>.</summary>
    public bool IsInFlow { get; init; }

    /// <summary>Its end as the parser tells it, with the blank lines of a block.</summary>
    public int ParsedEnd { get; init; }

    /// <summary>It has an anchor, so that an edit would change what refers to it.</summary>
    public bool IsAnchor { get; init; }

    /// <summary>It is nothing, <c>null</c> or <c>~</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && !HasTag && Value is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A mapping.</summary>
internal sealed class YamlMap(int start, bool isFlow) : YamlNode(start)
{
    /// <summary>It is written with <c>{}</c>.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Its entries, in the order they are written, merged ones last.</summary>
    public List<YamlEntry> Entries { get; } = [];

    /// <summary>The entry of a key; null where there is none.</summary>
    public YamlEntry? Find(string key) => Entries.Find(e => e.Name == key);
}

/// <summary>An entry of a mapping.</summary>
internal sealed class YamlEntry(YamlNode key, YamlNode value)
{
    public YamlNode Key { get; } = key;

    public YamlNode Value { get; } = value;

    /// <summary>The key's text; empty for a key that is no scalar.</summary>
    public string Name { get; } = (key as YamlScalar)?.Value ?? "";

    /// <summary>It comes from another mapping, by <c>&lt;&lt;</c> or an alias, and must not be edited here.</summary>
    public bool IsShared { get; init; }
}

/// <summary>A sequence.</summary>
internal sealed class YamlSequence(int start) : YamlNode(start)
{
    public List<YamlNode> Items { get; } = [];
}
