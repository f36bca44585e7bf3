using System.Text.RegularExpressions;
using MetricsKit.PromQL;

namespace MetricsKit.RuleFiles.Yaml;

/// <summary>Says in plain words why a text is no YAML, and where, for the mistakes that are made most; the parser names its own state and often another line.</summary>
internal static class YamlProblem
{
    public const string Tab = "a tab cannot indent in YAML; use spaces";

    private static readonly Regex Field = new(@"^[ ]*(?:-[ ]+)*(?<key>[A-Za-z_][\w.\-/]*)[ ]*:(?:[ ]+(?<value>\S.*))?$", RegexOptions.CultureInvariant);
    private static readonly Regex ItemHead = new("^(?<indent>[ ]*)-?(?:alert|record|name):[ ]", RegexOptions.CultureInvariant);
    private static readonly Regex BlockHead = new(@":[ ]+[|>]\S*[ ]*(?:#.*)?$", RegexOptions.CultureInvariant);

    /// <summary>What the parser says, made plain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the parser says it is.</param>
    /// <param name="end">After it.</param>
    /// <param name="scanned">How far the parser had read.</param>
    /// <param name="message">What the parser says.</param>
    public static FileProblem Describe(string text, int start, int end, int scanned, string message)
    {
        start = Math.Max(0, Math.Min(start, text.Length));
        if (message.Contains(" tab") && TabAt(text, start, scanned) is { } tab)
        {
            return new FileProblem(new SourceSpan(tab, tab + 1), Tab);
        }

        int eol = EndOfLine(text, start);
        return OfLine(text, start, message) is { } plain
            ? plain
            : new FileProblem(new SourceSpan(start, end > start ? Math.Min(end, Math.Max(eol, start)) : eol), OfParser(text, start, message));
    }

    /// <summary>The first tab in the indentation of the line that the parser had come to, or of one after the place that it names.</summary>
    private static int? TabAt(string text, int start, int scanned)
    {
        int last = Math.Max(0, Math.Min(scanned, text.Length));
        if (TabIn(text, StartOfLine(text, last)) is { } there)
        {
            return there;
        }

        for (int line = StartOfLine(text, start); line < text.Length; line = EndOfLine(text, line) + 1)
        {
            if (TabIn(text, line) is { } tab)
            {
                return tab;
            }
        }

        return null;
    }

    private static int? TabIn(string text, int line)
    {
        int at = line;
        while (at < text.Length && text[at] is ' ' or '-')
        {
            at++;
        }

        return at < text.Length && text[at] == '\t' ? at : null;
    }

    private static FileProblem? OfLine(string text, int start, string message)
    {
        int first = StartOfLine(text, start);
        int eol = EndOfLine(text, first);
        string line = text.Substring(first, eol - first);
        int indent = line.Length - line.TrimStart(' ').Length;
        Match field = Field.Match(line);
        string key = field.Groups["key"].Value;
        Group value = field.Groups["value"];
        FileProblem At(int at, string words) => new(new SourceSpan(at, eol), words);

        bool isUnexpected = message.Contains("did not find expected key") || message.Contains("expected comment or line break");
        if (isUnexpected && value.Success && start > first + value.Index && value.Value[0] is '{' or '[' or '"' or '\'')
        {
            char begin = value.Value[0];
            return At(first + value.Index, begin is '"' or '\''
                ? $"the text of '{key}' goes on after its closing quote; put all of it in other quotes, or below '{key}: |'"
                : $"'{key}' begins with '{begin}', which YAML reads as a {(begin == '{' ? "mapping" : "list")}; put the text in quotes, or below '{key}: |'");
        }

        if (message.Contains("found invalid mapping"))
        {
            if (value.Success && start >= first + value.Index)
            {
                return At(start, $"a ':' in a plain text needs quotes; put the text of '{key}' in quotes, or below '{key}: |'");
            }

            if (ItemWithoutDash(text, first, indent) is { } item)
            {
                return item;
            }

            if (field.Success)
            {
                return At(first + indent, indent > IndentOfFieldAbove(text, first)
                    ? $"'{key}' is indented deeper than the field above it, so YAML takes it for more of that text; align the two"
                    : $"'{key}' is indented less than the fields above it; align them, or begin an item of a list with '- '");
            }
        }

        if (isUnexpected)
        {
            return line.Length > indent && line[indent] == '-'
                ? At(first + indent, "this '-' is not aligned with those of the list it belongs to; indent it as they are")
                : BlockHead.IsMatch(LineAbove(text, first)) ? At(first + indent, "what stands below '|' or '>' must be indented deeper than its field")
                : field.Success ? At(first + indent, $"'{key}' is not aligned with the fields above it; indent it as they are")
                : Regex.IsMatch(line, @"^[ ]*(?:-[ ]+)*[A-Za-z_]\w*:\S") ? At(first + indent, "a ':' needs a space after it to end the name of a field")
                : At(first + indent, "this is no field; write a name and ': ', or indent it deeper where it belongs to the text above");
        }

        return message.Contains("expected '-' indicator")
            ? At(first + indent, "an item of a list must begin with '- '; indent this deeper where it belongs to the item above")
            : null;
    }

    /// <summary>The line before, where it begins a rule or a group without the '-' and the space.</summary>
    private static FileProblem? ItemWithoutDash(string text, int line, int indent)
    {
        string above = LineAbove(text, line);
        int at = text.LastIndexOf(above, Math.Max(0, line - 1), StringComparison.Ordinal) + above.Length - above.TrimStart(' ').Length;
        Match head = ItemHead.Match(above);
        return head.Success && head.Groups["indent"].Length < indent
            ? new FileProblem(new SourceSpan(at, EndOfLine(text, at)), "an item of a list must begin with '- ', a '-' and a space")
            : null;
    }

    private static string OfParser(string text, int start, string message)
    {
        if (message.Contains("cannot start any token") && start < text.Length)
        {
            return $"'{text[start]}' cannot begin a text in YAML; put the text in quotes";
        }

        if (message.Contains("quoted scalar") && message.Contains("end of stream"))
        {
            return "this quote is never closed";
        }

        if (message.Contains("unknown escape character"))
        {
            return "a text in double quotes holds a '\\' that YAML does not know; write '\\\\', or use single quotes";
        }

        message = message.Trim().TrimEnd('.');
        return message.Length == 0 ? "this is no YAML" : char.ToLowerInvariant(message[0]) + message.Substring(1);
    }

    private static int IndentOfFieldAbove(string text, int line)
    {
        string above = LineAbove(text, line);
        int indent = 0;
        while (indent < above.Length && above[indent] is ' ' or '-')
        {
            indent++;
        }

        return indent;
    }

    /// <summary>The line before one, past blank ones.</summary>
    private static string LineAbove(string text, int line)
    {
        while (line > 0)
        {
            int first = StartOfLine(text, line - 1);
            string above = text.Substring(first, line - 1 - first).TrimEnd('\r');
            if (above.Trim().Length > 0)
            {
                return above;
            }

            line = first;
        }

        return "";
    }

    private static int StartOfLine(string text, int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Before the line break.</summary>
    private static int EndOfLine(string text, int at)
    {
        int end = text.IndexOf('\n', Math.Min(at, text.Length));
        end = end < 0 ? text.Length : end;
        return end > at && text[end - 1] == '\r' ? end - 1 : end;
    }
}
