using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.CodeFixes;

/// <summary>A declaration as lines of C#.</summary>
/// <param name="metric">What is declared.</param>
/// <param name="labels">Its labels as parameters.</param>
/// <param name="model">A model of the file that it is written to.</param>
/// <param name="position">Where in the file.</param>
internal sealed class DeclarationText(ReplaceableMetric metric, IReadOnlyList<LabelPlan> labels, SemanticModel model, int position)
{
    private const LanguageVersion PartialProperties = (LanguageVersion)1300;

    // What a declaration has where no bounds are written.
    private static readonly double[] OwnDefault = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private LanguageVersion Language => ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion;

    /// <summary>True where the member is a property: a metric without labels, in a C# that has partial properties.</summary>
    public bool IsProperty => metric.Labels.IsEmpty && Language >= PartialProperties;

    /// <summary>The lines, without indentation.</summary>
    /// <param name="modifiers"><c>public static</c>.</param>
    /// <param name="type">What the member returns.</param>
    /// <param name="member">Its name.</param>
    /// <param name="name">The metric's name without the prefixes of set and assembly.</param>
    /// <param name="hasComment">True where a doc comment stands there already: the help is then said by the attribute.</param>
    public IReadOnlyList<string> Write(string modifiers, string type, string member, string name, bool hasComment)
    {
        var lines = new List<string>();
        if (!hasComment && metric.Help.Length > 0)
        {
            lines.Add($"/// <summary>{Xml(metric.Help)}</summary>");
        }

        string arguments = Literal(name);
        if (hasComment)
        {
            arguments += ", Help = " + Literal(metric.Help);
        }

        if (metric.Kind == MetricKind.Histogram && metric.BucketSeries is null && !metric.Buckets.SequenceEqual(OwnDefault))
        {
            string bounds = string.Join(", ", metric.Buckets.Select(CSharpNumber.Of));
            arguments += ", Buckets = " + (Language >= LanguageVersion.CSharp12 ? $"[{bounds}]" : $"new double[] {{ {bounds} }}");
        }

        lines.Add($"[{Attribute(metric.Kind.ToString())}({arguments})]");
        if (metric.BucketSeries is { } series)
        {
            lines.Add($"[{Attribute(series.Substring(0, series.IndexOf('(')))}{series.Substring(series.IndexOf('('))}]");
        }

        int linesOfOne = metric.Kind == MetricKind.Histogram ? metric.Buckets.Length + 3 : 1;
        int bound = LabelPlan.BoundFor(labels, linesOfOne);
        string parameters = IsProperty ? " { get; }" : "(" + string.Join(", ", labels.Select(l => l.Write(model, position, bound))) + ");";
        lines.Add($"{modifiers} partial {type} {MemberNames.Escape(member)}{parameters}");
        return lines;
    }

    private string Attribute(string name) => Edits.Qualifier(model, position, name + "Attribute") + name;

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    // Quotes need no escape in an element's text.
    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
