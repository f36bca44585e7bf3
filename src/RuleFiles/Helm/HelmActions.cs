using MetricsKit.PromQL.Templates;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Finds the actions of a text, and tells which of them only Helm understands.</summary>
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
            HelmAction action = IsBroken(text, lexer) ? DescribeBroken(text, at, end) : Describe(text, at, end, lexer);
            actions.Add(action);
            at = action.End;
        }

        return actions;
    }

    /// <summary>It cannot be Helm's: quotes that YAML escapes hide its end.</summary>
    private static bool IsBroken(string text, TemplateLexer lexer) => !lexer.IsComment
        && lexer.Tokens.Exists(t => t.Kind == TemplateTokenKind.Error || (t.Kind == TemplateTokenKind.Character && text[t.Start] == '\\'));

    private static HelmAction DescribeBroken(string text, int start, int end)
    {
        int close = text.IndexOf("}}", start, StringComparison.Ordinal);
        end = close < 0 ? end : close + 2;
        string plain = text.Substring(start, end - start).Replace("\\\"", "\"").Replace("''", "'");
        var lexer = new TemplateLexer(plain);
        lexer.ReadAction(0);
        return new HelmAction(HelmActionKind.Value, start, end) { IsHelms = lexer.Tokens.Exists(t => IsHelms(plain, t)) };
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
            TemplateTokenKind.Else => HelmActionKind.ElseBranch,
            TemplateTokenKind.End => HelmActionKind.End,
            TemplateTokenKind.Range => HelmActionKind.Range,
            TemplateTokenKind.If or TemplateTokenKind.With or TemplateTokenKind.Define or TemplateTokenKind.Block => HelmActionKind.Open,
            TemplateTokenKind.Break or TemplateTokenKind.Continue => HelmActionKind.Control,
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
