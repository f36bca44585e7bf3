using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles.Helm;
using MetricsKit.RuleFiles.Yaml;
using YamlDotNet.Core;

namespace MetricsKit.RuleFiles.Structure;

/// <summary>A rule of a YAML file.</summary>
internal sealed class YamlFileRule : FileRule
{
    private static readonly string[] House = ["MK5305", "MK5306"];

    private readonly FileText _file;
    private readonly RuleParts _parts;
    private readonly HashSet<string> _disabled;
    private readonly Dictionary<RulePart, FilledText> _filled;
    private readonly Dictionary<YamlScalar, ScalarMap?> _maps = [];

    private YamlFileRule(FileText file, RuleParts parts, HashSet<string> disabled, RuleText rule, Dictionary<RulePart, FilledText> filled)
    {
        (_file, _parts, _disabled, Rule, _filled) = (file, parts, disabled, rule, filled);
        Span = file.ToSource(parts.Map.Start, parts.Map.End);
    }

    /// <inheritdoc/>
    public override RuleText Rule { get; }

    /// <inheritdoc/>
    public override SourceSpan Span { get; }

    /// <summary>The rule; null where Helm puts in what makes it one.</summary>
    public static YamlFileRule? Make(FileText file, RuleParts parts, HashSet<string> disabled)
    {
        Dictionary<RulePart, FilledText> filled = [];
        if (file.IsHelm && !FillIn(file, parts, disabled, filled))
        {
            return null;
        }

        RuleKind kind = parts.Alert is null ? RuleKind.Recording : RuleKind.Alerting;
        string TextOf(RulePart part, YamlScalar scalar) => filled.TryGetValue(part, out FilledText? text) ? text.Text : scalar.Value;
        var rule = new RuleText(kind, TextOf(RulePart.Name, parts.Name), TextOf(RulePart.Expr, parts.Expr!))
        {
            ReadsAllJobs = true,
            For = parts.For is null ? null : TextOf(RulePart.For, parts.For),
            KeepFiringFor = parts.KeepFiringFor is null ? null : TextOf(RulePart.KeepFiringFor, parts.KeepFiringFor),
            Labels = Texts(parts.Labels, file.IsHelm),
            Annotations = Texts(parts.Annotations, file.IsHelm),
        };
        return new YamlFileRule(file, parts, disabled, rule, filled);
    }

    /// <inheritdoc/>
    public override bool IsDisabled(string id) => _disabled.Contains(id);

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Func<RuleText, IReadOnlyList<Finding>> check)
    {
        IReadOnlyList<Finding> findings = check(Rule);
        return findings.Count > 0 && _filled.TryGetValue(RulePart.Expr, out FilledText? expr) && expr.Fills.Count > 0
            ? CertainFindings.Of(findings, Rule, expr, check)
            : findings;
    }

    /// <inheritdoc/>
    public override SourceSpan PlaceOf(RulePart part, int index, int start, int end)
    {
        if (_parts.Of(part, index) is not { } scalar)
        {
            return Whole(_parts.Name);
        }

        if (MapOf(scalar) is not { } map || scalar.Value.Length == 0)
        {
            return Whole(scalar);
        }

        (int from, int to) = ToValue(part, scalar, start, end);
        from = Math.Max(0, Math.Min(from, scalar.Value.Length));
        to = Math.Max(from, Math.Min(to, scalar.Value.Length));
        int first = map.StartOf(from);
        return _file.ToSource(first, to > from ? Math.Max(first, map.EndOf(to - 1)) : first);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit>? EditsOf(Finding finding)
    {
        if (finding.Suggestion is not { } suggestion)
        {
            return null;
        }

        List<TextEdit> edits = [];
        if (suggestion.Edits.Count > 0)
        {
            if (_parts.Of(finding.Part, finding.Index) is not { } scalar
                || _parts.IsShared(finding.Part, finding.Index)
                || _filled.ContainsKey(finding.Part)
                || MapOf(scalar) is not { } map
                || ScalarWriter.Edit(_file.Text, scalar, map, suggestion.Edits) is not { } made)
            {
                return null;
            }

            edits.AddRange(made);
        }

        if (suggestion.For is { } time)
        {
            if (ForEdit(time) is not { } edit)
            {
                return null;
            }

            edits.Add(edit);
        }

        // What stands in the file in another form, or would be read as a template there, is not touched.
        if (edits.Count == 0 || edits.Exists(e => !_file.IsCopy(e.Start, Math.Max(e.End, e.Start + 1)) || (_file.IsHelm && e.NewText.Contains("{{"))))
        {
            return null;
        }

        return [.. edits.Select(Place).OrderBy(e => e.Start)];
    }

    private static bool FillIn(FileText file, RuleParts parts, HashSet<string> disabled, Dictionary<RulePart, FilledText> filled)
    {
        YamlScalar expr = parts.Expr!;
        if (file.HasAction(expr.Start, expr.End, k => k == HelmActionKind.ElseBranch))
        {
            return false;
        }

        // An expression that Helm leaves alone is the author's own, mistakes and all.
        if (file.IsFilledIn(expr.Start, expr.End))
        {
            if (HelmValues.Expression(expr.Value) is not { } expression)
            {
                return false;
            }

            filled[RulePart.Expr] = expression;
        }

        filled[RulePart.Name] = HelmValues.Name(parts.Name.Value);
        if (parts.For is not null)
        {
            filled[RulePart.For] = HelmValues.Duration(parts.For.Value);
        }

        if (parts.KeepFiringFor is not null)
        {
            filled[RulePart.KeepFiringFor] = HelmValues.Duration(parts.KeepFiringFor.Value);
        }

        foreach (RulePart part in filled.Where(f => f.Value.Starts is null && f.Value.Unsure.Count == 0).Select(f => f.Key).ToList())
        {
            filled.Remove(part);
        }

        foreach (FilledText text in filled.Values)
        {
            disabled.UnionWith(text.Unsure);
        }

        if (file.IsFilledIn(parts.Map.Start, parts.Map.End))
        {
            // Labels and annotations may come from there.
            disabled.UnionWith(House);
        }

        return true;
    }

    private static IReadOnlyList<NamedText> Texts(IReadOnlyList<TextPart> parts, bool isHelm) =>
        [.. parts.Select(p => new NamedText(p.Key.Value, isHelm ? HelmValues.Text(p.Value.Value) : p.Value.Value))];

    private (int Start, int End) ToValue(RulePart part, YamlScalar scalar, int start, int end) =>
        _filled.TryGetValue(part, out FilledText? text) ? text.ToValue(start, end, scalar.Value.Length) : (start, end);

    private SourceSpan Whole(YamlScalar scalar)
    {
        int quote = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted && scalar.End - scalar.Start > 2 ? 1 : 0;
        return _file.ToSource(scalar.Start + quote, scalar.End - quote);
    }

    private ScalarMap? MapOf(YamlScalar scalar)
    {
        // Analyzers ask from several threads at once.
        lock (_maps)
        {
            if (!_maps.TryGetValue(scalar, out ScalarMap? map))
            {
                map = ScalarMap.Of(_file.Text, scalar);
                _maps.Add(scalar, map);
            }

            return map;
        }
    }

    private TextEdit? ForEdit(string time)
    {
        if (_parts.For is { } stated)
        {
            return _parts.IsShared(RulePart.For, 0) || MapOf(stated) is not { } map
                ? null
                : ScalarWriter.Edit(_file.Text, stated, map, [new TextEdit(0, stated.Value.Length, time)]) is [var edit] ? edit : null;
        }

        YamlMap rule = _parts.Map;
        int expr = rule.Entries.FindIndex(e => e.Name == "expr");
        if (rule.Find("for") is not null || expr < 0 || rule.Entries[expr].IsShared)
        {
            return null;
        }

        YamlEntry? next = expr + 1 < rule.Entries.Count && !rule.Entries[expr + 1].IsShared ? rule.Entries[expr + 1] : null;
        int at = (next ?? rule.Entries[expr]).Key.Start;
        if (rule.IsFlow)
        {
            return new TextEdit(at, at, $"for: {time}, ");
        }

        // A line of its own after the expression; before it where it is the last and nobody sees where its block ends.
        string newline = _file.Source.Contains("\r\n") ? "\r\n" : "\n";
        string indent = new(' ', at - (_file.Text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1));
        if (next is null && _parts.Expr is { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) } last && _file.Text.IndexOf('\n', last.End) is var end and > 0)
        {
            end -= _file.Text[end - 1] == '\r' ? 1 : 0;
            return new TextEdit(end, end, $"{newline}{indent}for: {time}");
        }

        return new TextEdit(at, at, $"for: {time}{newline}{indent}");
    }

    private TextEdit Place(TextEdit edit)
    {
        SourceSpan span = _file.ToSource(edit.Start, Math.Max(edit.End, edit.Start + 1));
        return new TextEdit(span.Start, edit.End == edit.Start ? span.Start : span.End, edit.NewText);
    }
}
