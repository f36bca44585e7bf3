using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Generators.Bench;

/// <summary>A project of 1,000 metrics in 100 classes, among 300 files that declare none.</summary>
internal static class LargeProject
{
    public const int Sets = 100;

    public const int MetricsPerSet = 10;

    private const int OtherFiles = 300;

    /// <summary>How its files are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.None);

    /// <summary>The project as a compilation.</summary>
    public static CSharpCompilation Create()
    {
        var trees = new List<SyntaxTree> { Parse("global using MetricsKit; public enum State { Idle, Busy, Failed } public enum Method { Card, Paypal }", "Shared.cs") };
        trees.AddRange(Enumerable.Range(0, Sets).Select(i => Parse(Set(i), $"Metrics{i}.cs")));
        trees.AddRange(Enumerable.Range(0, OtherFiles).Select(i => Parse(Other(i, 0), $"Other{i}.cs")));
        return CSharpCompilation.Create("Shop", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>The project after an edit in a file that declares no metric.</summary>
    public static CSharpCompilation Edit(CSharpCompilation project, int revision)
    {
        SyntaxTree old = project.SyntaxTrees[^1];
        return project.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(Other(OtherFiles - 1, revision), Encoding.UTF8)));
    }

    /// <summary>The project with a further file.</summary>
    public static CSharpCompilation Add(CSharpCompilation project, string text, string file) => project.AddSyntaxTrees(Parse(text, file));

    /// <summary>The project with another text of one of its files.</summary>
    public static CSharpCompilation Replace(CSharpCompilation project, string file, string text)
    {
        SyntaxTree old = project.SyntaxTrees.Single(t => t.FilePath == file);
        return project.ReplaceSyntaxTree(old, Parse(text, file));
    }

    private static string Set(int set)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace Shop.Part{set % 10};");
        text.AppendLine(CultureInfo.InvariantCulture, $"[MetricSet(Prefix = \"set{set}\")]");
        text.AppendLine(CultureInfo.InvariantCulture, $"public static partial class Metrics{set}");
        text.AppendLine("{");
        for (int i = 0; i < MetricsPerSet; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    /// <summary>Metric {i} of set {set}.</summary>");
            text.AppendLine((i % 3) switch
            {
                0 => $"    [Histogram(\"duration{i}_seconds\", Buckets = [0.1, 0.5, 1])] public static partial Histogram Duration{i}(State state, Method method);",
                1 => $"    [Counter(\"calls{i}_total\")] public static partial Counter Calls{i}(State state, [Label(MaxValues = 5)] string topic);",
                _ => $"    [Gauge(\"size{i}\"), Alert(\"Large{set}x{i}\", \"set{set}_size{i}\", Above = 5, For = \"5m\")] public static partial Gauge Size{i}(bool ok);",
            });
        }

        return text.AppendLine("}").ToString();
    }

    private static string Other(int file, int revision) => $$"""
        namespace Shop.Code;

        public class Other{{file}}
        {
            public string Name { get; set; } = "";

            public int Compute(int x)
            {
                int y = x + {{revision}};
                for (int i = 0; i < y; i++)
                {
                    y += i;
                }

                return y;
            }
        }
        """;

    private static SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(text, ParseOptions, file, Encoding.UTF8);

    private static IEnumerable<MetadataReference> References()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Append(typeof(MetricRegistry).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
