using System.Text;
using MetricsKit.PromQL.Checks;
using YamlDotNet.Core;

namespace MetricsKit.RuleFiles.Yaml;

/// <summary>Edits a scalar's value in the style that the scalar is written in.</summary>
internal static class ScalarWriter
{
    private const string FlowCharacters = ",[]{}";

    /// <summary>Edits of the text that change a value; null where the scalar's style cannot hold the new one.</summary>
    /// <param name="text">The text that holds the scalar.</param>
    /// <param name="scalar">The scalar.</param>
    /// <param name="map">Places of its characters.</param>
    /// <param name="edits">Edits of its value, in order and apart from each other.</param>
    public static IReadOnlyList<TextEdit>? Edit(string text, YamlScalar scalar, ScalarMap map, IReadOnlyList<TextEdit> edits)
    {
        if (scalar.IsAnchor || scalar.HasTag)
        {
            return null;
        }

        string value = scalar.Value;
        List<TextEdit> made = [];
        foreach (TextEdit edit in edits)
        {
            if (edit.Start < 0 || edit.End < edit.Start || edit.End > value.Length || Write(edit.NewText, scalar.Style) is not { } written)
            {
                return null;
            }

            int start = map.StartOf(edit.Start);
            int end = edit.End > edit.Start ? map.EndOf(edit.End - 1) : start;
            made.Add(new TextEdit(start, end, written));
        }

        // The edited scalar must read as the edited value.
        int last = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? scalar.ParsedEnd : scalar.End;
        string after = Apply(text.Substring(scalar.Start, last - scalar.Start), made, scalar.Start);
        string expected = Apply(value, edits, 0);
        bool isSound = scalar.Style == ScalarStyle.Plain ? IsPlain(after, scalar.IsInFlow) && after.Length > 0 : expected.Length > 0;
        return isSound && ScalarMap.Of(after, 0, after.Length, scalar.Style, expected) is not null ? made : null;
    }

    private static string? Write(string text, ScalarStyle style) => style switch
    {
        ScalarStyle.DoubleQuoted => text.Any(char.IsControl) ? null : text.Replace("\\", "\\\\").Replace("\"", "\\\""),
        _ when text.IndexOfAny(['\n', '\r', '\t']) >= 0 => null,
        ScalarStyle.SingleQuoted => text.Replace("'", "''"),
        _ => text,
    };

    private static bool IsPlain(string source, bool isInFlow)
    {
        char first = source[0];
        bool startsSafely = char.IsLetterOrDigit(first) || first is '_' or '(' or '.' or '/' or '$' or '+' || (first == '-' && source.Length > 1 && !char.IsWhiteSpace(source[1]));
        return startsSafely
            && !source.Contains(": ") && !source.Contains(":\n") && !source.Contains(" #") && !source.EndsWith(":", StringComparison.Ordinal)
            && source.Trim().Length == source.Length
            && !(isInFlow && source.IndexOfAny(FlowCharacters.ToCharArray()) >= 0);
    }

    private static string Apply(string text, IReadOnlyList<TextEdit> edits, int offset)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (TextEdit edit in edits)
        {
            int start = Math.Max(at, edit.Start - offset);
            result.Append(text, at, start - at).Append(edit.NewText);
            at = Math.Max(start, edit.End - offset);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
