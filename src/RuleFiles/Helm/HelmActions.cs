using MetricsKit.PromQL.Templates;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Finds the actions of a text, and tells Helm's from Prometheus'.</summary>
internal static class HelmActions
{
    private static readonly HashSet<string> Objects = new(StringComparer.Ordinal) { ".Values", ".Release", ".Chart", ".Capabilities", ".Files", ".Template", ".Subcharts" };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "include", "tpl", "required", "lookup", "fail", "default", "coalesce", "ternary", "quote", "squote", "indent", "nindent",
        "toYaml", "fromYaml", "toJson", "fromJson", "toString", "lower", "upper", "trim", "trunc", "trimSuffix", "trimPrefix", "replace", "contains",
        "hasPrefix", "hasSuffix", "dict", "list", "get", "set", "hasKey", "merge", "empty", "int", "int64", "float64", "add", "sub", "mul", "div", "until",
        "regexMatch", "regexReplaceAll", "semverCompare", "kindIs", "b64enc", "b64dec", "cat", "join", "splitList", "append", "concat", "keys", "has",
    };

    /// <summary>All actions, in order.</summary>
    public static List<HelmAction> Find(string text)
    {
        List<HelmAction> actions = [];
        var lexer = new TemplateLexer(text);
        int at = 0;
        while ((at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            int end = Math.Max(lexer.ReadAction(at), at + 2);
            actions.Add(Describe(text, at, end, lexer));
            at = end;
        }

        return actions;
    }

    /// <summary>True when the file is a template of a chart: something in it only Helm knows, or a broken YAML that a control action's line explains.</summary>
    public static bool AreHelms(string text, IReadOnlyList<HelmAction> actions, bool isBrokenYaml) =>
        actions.Any(a => a.IsHelms || (isBrokenYaml && a.Kind is HelmActionKind.Control or HelmActionKind.Else && StandsAlone(text, a)));

    private static bool StandsAlone(string text, HelmAction action)
    {
        int start = action.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        int end = action.End;
        while (end < text.Length && text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        return (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
    }

    private static HelmAction Describe(string text, int start, int end, TemplateLexer lexer)
    {
        if (lexer.IsComment)
        {
            return new HelmAction(HelmActionKind.Control, start, end) { IsHelms = start == 0 || text[start - 1] == '\n' };
        }

        List<TemplateToken> tokens = [.. lexer.Tokens.Where(t => t.Kind != TemplateTokenKind.Space)];
        if (tokens.Count == 2 && tokens[0].Kind is TemplateTokenKind.RawString or TemplateTokenKind.String && tokens[1].Kind == TemplateTokenKind.RightDelimiter)
        {
            string literal = text.Substring(tokens[0].Start + 1, tokens[0].End - tokens[0].Start - 2);
            if (tokens[0].Kind == TemplateTokenKind.RawString || literal.IndexOf('\\') < 0)
            {
                return new HelmAction(HelmActionKind.Literal, start, end)
                {
                    LiteralStart = tokens[0].Start + 1,
                    LiteralLength = literal.Length,
                    IsHelms = literal.Contains("{{") || literal.Contains("}}"),
                };
            }
        }

        HelmActionKind kind = tokens[0].Kind switch
        {
            TemplateTokenKind.Else => HelmActionKind.Else,
            TemplateTokenKind.If or TemplateTokenKind.With or TemplateTokenKind.Range or TemplateTokenKind.End or TemplateTokenKind.Define
                or TemplateTokenKind.Block or TemplateTokenKind.Break or TemplateTokenKind.Continue => HelmActionKind.Control,
            TemplateTokenKind.Variable when tokens.Count > 1 && tokens[1].Kind is TemplateTokenKind.Declare or TemplateTokenKind.Assign => HelmActionKind.Control,
            _ => HelmActionKind.Value,
        };
        return new HelmAction(kind, start, end) { IsHelms = tokens.Any(t => IsHelms(text, t)) };
    }

    private static bool IsHelms(string text, TemplateToken token) => token.Kind switch
    {
        TemplateTokenKind.Field => Objects.Contains(text.Substring(token.Start, token.End - token.Start)),
        TemplateTokenKind.Identifier => Functions.Contains(text.Substring(token.Start, token.End - token.Start)),
        _ => false,
    };
}
