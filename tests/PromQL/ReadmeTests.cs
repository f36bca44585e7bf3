using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.PromQL.Tests;

/// <summary>The package's README shows programs and what they print; both are true.</summary>
public sealed partial class ReadmeTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly string Text = File.ReadAllText(Repository.PathOf("src", "PromQL", "README.md")).ReplaceLineEndings("\n");

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Append(typeof(PromQLParser).Assembly.Location).Distinct()
        .Select(path => MetadataReference.CreateFromFile(path))];

    public static TheoryData<string, string, string> Programs()
    {
        var programs = new TheoryData<string, string, string>();
        string heading = "";
        foreach (Match match in HeadingOrProgram().Matches(Text))
        {
            if (match.Groups["heading"].Success)
            {
                heading = match.Groups["heading"].Value;
            }
            else
            {
                programs.Add(heading, match.Groups["program"].Value, match.Groups["output"].Value);
            }
        }

        return programs;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Programs_print_what_the_readme_says(string heading, string program, string output)
    {
        Assert.NotEqual("", heading);
        Assert.Equal(output, Run(program));
    }

    [Fact]
    public void Every_program_is_followed_by_its_output() =>
        Assert.Equal(Programs().Count, Text.Split("```csharp").Length - 1);

    [Fact]
    public void The_parser_is_shown_in_ten_lines()
    {
        string first = (string)Programs().First()[1];
        Assert.InRange(first.Split('\n').Count(line => line.Length > 0), 1, 10);
    }

    private static string Run(string program)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Readme" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(Usings)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        Assert.Empty(emitted.Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Info));
        image.Position = 0;
        var context = new AssemblyLoadContext("readme", isCollectible: true);
        TextWriter console = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(output);
            context.LoadFromStream(image).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            context.Unload();
        }

        return output.ToString();
    }

    [GeneratedRegex("^#+ (?<heading>[^\n]*)$|^```csharp\n(?<program>.*?)^```\n\n```text\n(?<output>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex HeadingOrProgram();
}
