using MetricsKit.PromQL;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Fills the marks of values.</summary>
internal static class HelmValues
{
    /// <summary>What would be said of a name that is not known in full.</summary>
    private static readonly string[] OfNames = ["MK5303", "MK5304", "MK5307"];

    private static readonly string[] OfDurations = ["MK5003", "MK5107", "MK5117", "MK5301"];

    /// <summary>The name of an alert or record.</summary>
    public static FilledText Name(string value) => HelmTemplate.HasMark(value) ? FilledText.Of(Fill(value)) with { Unsure = OfNames } : FilledText.Of(value);

    /// <summary>A duration.</summary>
    public static FilledText Duration(string value) => HelmTemplate.HasMark(value)
        ? new FilledText("5m", [0, 0], [value.Length, value.Length]) { Unsure = OfDurations }
        : FilledText.Of(value);

    /// <summary>The text of a label or annotation; empty where a mark stands in one of Prometheus' templates.</summary>
    public static string Text(string value)
    {
        if (!HelmTemplate.HasMark(value))
        {
            return value;
        }

        bool isInTemplate = HelmActions.Find(value).Exists(a => HelmTemplate.HasMark(value.Substring(a.Start, a.End - a.Start)));
        return isInTemplate ? "" : Fill(value);
    }

    /// <summary>An expression; null where nothing plausible makes one of it.</summary>
    public static FilledText? Expression(string value)
    {
        if (!HelmTemplate.HasMark(value))
        {
            return PromQLParser.Parse(value).Succeeded ? FilledText.Of(value) : null;
        }

        if (new ExpressionFiller(value, Filling.Base).Fill() is not { } filled || !PromQLParser.Parse(filled.Text).Succeeded)
        {
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { filled.Text };
        return filled with { Variants = [.. Filling.Others.Select(f => new ExpressionFiller(value, f).Fill()).OfType<FilledText>().Where(v => seen.Add(v.Text))] };
    }

    private static string Fill(string value) => new([.. value.Select(c => HelmTemplate.IsMark(c) ? 'x' : c)]);
}
