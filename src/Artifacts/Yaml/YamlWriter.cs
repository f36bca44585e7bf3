using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MetricsKit.Artifacts.Yaml;

/// <summary>
/// Writes one YAML document: block style, two spaces, keys in the order they are given, lines ending in <c>\n</c>.
/// Every string comes back as the same string from a YAML 1.1 and from a YAML 1.2 reader.
/// </summary>
internal sealed class YamlWriter : IDisposable
{
    private readonly StringWriter _text = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly Emitter _emitter;

    private YamlWriter()
    {
        EmitterSettings settings = new EmitterSettings().WithBestWidth(int.MaxValue).WithIndentedSequences().WithNewLine("\n");
        _emitter = new Emitter(_text, settings);
    }

    /// <summary>The document whose root is one mapping.</summary>
    public static string Document(Action<YamlWriter> entries)
    {
        using var writer = new YamlWriter();
        writer._emitter.Emit(new StreamStart());
        writer._emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        writer.Mapping(entries);
        writer._emitter.Emit(new DocumentEnd(isImplicit: true));
        writer._emitter.Emit(new StreamEnd());
        return writer._text.ToString();
    }

    /// <summary>An entry whose value is text; left out when null.</summary>
    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Emit(key, ScalarStyles.Of(key));
            Emit(value, IsMultiLine(value) ? ScalarStyle.Literal : ScalarStyles.Of(value));
        }
    }

    /// <summary>An entry whose value is a whole number.</summary>
    public void Number(string key, int value)
    {
        Emit(key, ScalarStyles.Of(key));
        Emit(value.ToString(System.Globalization.CultureInfo.InvariantCulture), ScalarStyle.Plain);
    }

    /// <summary>An entry whose value is true or false.</summary>
    public void Flag(string key, bool value)
    {
        Emit(key, ScalarStyles.Of(key));
        Emit(value ? "true" : "false", ScalarStyle.Plain);
    }

    /// <summary>An entry whose value is a mapping.</summary>
    public void Mapping(string key, Action<YamlWriter> entries)
    {
        Emit(key, ScalarStyles.Of(key));
        Mapping(entries);
    }

    /// <summary>An entry whose value is a mapping of text; left out when empty.</summary>
    public void Mapping(string key, IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        if (entries.Count > 0)
        {
            Mapping(key, writer =>
            {
                foreach (KeyValuePair<string, string> entry in entries)
                {
                    writer.Text(entry.Key, entry.Value);
                }
            });
        }
    }

    /// <summary>An entry whose value is a list of mappings.</summary>
    public void List<T>(string key, IEnumerable<T> items, Action<YamlWriter, T> entries)
    {
        Emit(key, ScalarStyles.Of(key));
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (T item in items)
        {
            Mapping(writer => entries(writer, item));
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private void Mapping(Action<YamlWriter> entries)
    {
        _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        entries(this);
        _emitter.Emit(new MappingEnd());
    }

    private static bool IsMultiLine(string value) => value.IndexOf('\n') >= 0 && ScalarStyles.CanBeLiteral(value);

    private void Emit(string value, ScalarStyle style) =>
        _emitter.Emit(new Scalar(
            AnchorName.Empty,
            TagName.Empty,
            ScalarStyles.WellFormed(value),
            style,
            isPlainImplicit: style == ScalarStyle.Plain,
            isQuotedImplicit: style != ScalarStyle.Plain));
}
