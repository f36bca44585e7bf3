using MetricsKit.PromQL;
using MetricsKit.RuleFiles.Helm;

namespace MetricsKit.RuleFiles;

/// <summary>A file's text as YAML readers get it, and its places in the file.</summary>
/// <param name="source">The file as it is.</param>
/// <param name="text">As YAML readers get it: without a byte order mark, without Helm's actions.</param>
/// <param name="map">Places; null where the two texts are one.</param>
/// <param name="actions">Helm's actions; null for a file that is no template.</param>
internal sealed class FileText(string source, string text, SourceMap? map, IReadOnlyList<HelmAction>? actions)
{
    /// <summary>As YAML readers get it.</summary>
    public string Text { get; } = text;

    /// <summary>The file as it is.</summary>
    public string Source { get; } = source;

    /// <summary>True for a template of a chart.</summary>
    public bool IsHelm => actions is not null;

    /// <summary>A file that is no template.</summary>
    public static FileText Plain(string source)
    {
        if (source.Length == 0 || source[0] != '\uFEFF')
        {
            return new FileText(source, source, null, null);
        }

        var map = new SourceMap();
        map.Copy(0, 1, source.Length - 1);
        return new FileText(source, source.Substring(1), map, null);
    }

    /// <summary>Where a stretch of <see cref="Text"/> stands in the file.</summary>
    public SourceSpan ToSource(int start, int end) => map?.ToSource(start, end) ?? new SourceSpan(start, Math.Max(start, end));

    /// <summary>True when the stretch stands in the file as it is, so that it can be edited there.</summary>
    public bool IsCopy(int start, int end) => map?.IsCopy(start, end) ?? true;

    /// <summary>True when Helm may put something into a stretch of <see cref="Text"/> that is not known here, or leave some of it out.</summary>
    public bool IsFilledIn(int start, int end) => HasAction(start, end, static k => k != HelmActionKind.Literal);

    /// <summary>True when a stretch of <see cref="Text"/> holds an action of Helm's that is of one of these kinds.</summary>
    public bool HasAction(int start, int end, Func<HelmActionKind, bool> kinds)
    {
        if (actions is null)
        {
            return false;
        }

        SourceSpan span = ToSource(start, end);
        foreach (HelmAction action in actions)
        {
            if (action.Start >= span.Start && action.Start < span.End && kinds(action.Kind))
            {
                return true;
            }
        }

        return false;
    }
}
