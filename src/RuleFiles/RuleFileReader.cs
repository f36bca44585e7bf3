using MetricsKit.PromQL;
using MetricsKit.RuleFiles.Helm;
using MetricsKit.RuleFiles.Structure;
using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles;

/// <summary>Reads rules that are written by hand: a PrometheusRule, a plain file with <c>groups:</c>, or a Helm template of one.</summary>
public static class RuleFileReader
{
    /// <summary>Reads a file. Bad input gives problems, never an exception.</summary>
    public static RuleFile Read(string text)
    {
        FileText file = FileText.Plain(text);
        YamlText yaml = YamlReader.Read(file.Text);
        if (text.Contains("{{"))
        {
            if (HelmDetection.IsHelm(file.Text, yaml, HelmActions.Find(file.Text)))
            {
                file = HelmTemplate.Read(text, HelmActions.Find(text));
                yaml = YamlReader.Read(file.Text);
            }
        }

        var comments = new DisableComments(file.Text);
        var reader = new DocumentReader(file, comments);
        reader.Read(yaml);
        IEnumerable<FileProblem> problems = reader.Problems
            .Select(p => p with { Span = file.ToSource(p.Span.Start, p.Span.End) })
            .OrderBy(p => p.Span.Start);
        bool isDisabled = comments.DisablesFile("MK5401");
        return new RuleFile(reader.Groups, isDisabled ? [] : [.. problems]) { NewFields = isDisabled ? [] : reader.NewFields, DisabledIds = isDisabled ? [] : [.. comments.Named.Select(c => c with { Span = file.ToSource(c.Span.Start, c.Span.End) })] };
    }
}
