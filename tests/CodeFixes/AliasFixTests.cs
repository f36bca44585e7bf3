using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.CodeFixes.Tests;

/// <summary>A file that imports both clients says which Counter it means.</summary>
public sealed class AliasFixTests
{
    private const string Rest = """

        namespace Shop;

        public class Service
        {
            public Counter? Orders;
            public Counter? Others;
        }
        """;

    [Theory]
    [InlineData("// ours\nusing Prometheus;\n", "// ours\nusing Prometheus;\nusing Counter = MetricsKit.Counter;\n")]
    [InlineData("using Prometheus;\r\nusing System.Text;\r\n", "using Prometheus;\r\nusing System.Text;\r\nusing Counter = MetricsKit.Counter;\r\n")]
    [InlineData("namespace Prometheus.Inner { }\n", null)]
    public async Task In_the_file(string before, string? after)
    {
        (Solution? changed, DocumentId id) = await ApplyAsync(PrometheusNetSurface.With(before + Rest), "CS0104.Counter");
        Assert.Equal(after is null, changed is null);
        if (changed is not null)
        {
            Assert.Equal(after + Rest, (await changed.GetDocument(id)!.GetTextAsync()).ToString());
            Assert.DoesNotContain("CS0104", await ErrorsAsync(changed.GetDocument(id)!.Project));
        }
    }

    [Fact]
    public async Task Where_the_namespaces_are_imported_for_all_files_the_alias_comes_first_in_the_file()
    {
        TestProject project = PrometheusNetSurface.With(Rest.TrimStart()) with { Sources = [("Test.cs", Rest.TrimStart()), ("More.cs", "global using Prometheus;")] };
        (Solution? changed, DocumentId id) = await ApplyAsync(project, "CS0104.Counter");
        Assert.Equal("using Counter = MetricsKit.Counter;\n\n" + Rest.TrimStart(), (await changed!.GetDocument(id)!.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task In_the_project_again_and_again()
    {
        string source = "using Prometheus;" + Rest.Replace("Counter? Others", "Gauge? Others", StringComparison.Ordinal);
        (Solution? changed, _) = await ApplyAsync(PrometheusNetSurface.With(source), "CS0104.global.Counter");
        Document file = changed!.Projects.Single().Documents.Single(d => d.Name == "MetricsKit.Usings.cs");
        Assert.Equal("global using Counter = MetricsKit.Counter;\n", (await file.GetTextAsync()).ToString());

        (changed, _) = await ApplyAsync(file.Project, "CS0104.global.Gauge");
        file = changed!.GetDocument(file.Id)!;
        Assert.Equal("global using Counter = MetricsKit.Counter;\nglobal using Gauge = MetricsKit.Gauge;\n", (await file.GetTextAsync()).ToString());
        Assert.DoesNotContain("CS0104", await ErrorsAsync(file.Project));
    }

    [Fact]
    public async Task Another_two_libraries_are_none_of_ours()
    {
        (Solution? changed, _) = await ApplyAsync(
            TestProject.Of("using A; using B; namespace A { class Timer; } namespace B { class Timer; } class C { Timer T; }") with { ImplicitUsings = false }, "CS0104.Timer");
        Assert.Null(changed);
    }

    [Fact]
    public async Task Before_global_usings_there_is_the_file_alone()
    {
        TestProject old = PrometheusNetSurface.With("using MetricsKit; using Prometheus; namespace Shop { class Service { Counter Orders; } }") with { ImplicitUsings = false, Language = LanguageVersion.CSharp9 };
        Assert.Null((await ApplyAsync(old, "CS0104.global.Counter")).Changed);
        Assert.NotNull((await ApplyAsync(old, "CS0104.Counter")).Changed);
    }

    private static async Task<(Solution? Changed, DocumentId Document)> ApplyAsync(TestProject source, string key)
    {
        using var workspace = new AdhocWorkspace();
        return await ApplyAsync(Fix.Open(workspace, source), key);
    }

    private static async Task<(Solution? Changed, DocumentId Document)> ApplyAsync(Project project, string key)
    {
        Document document = project.Documents.Single(d => d.Name == "Test.cs");
        Compilation compilation = (await project.GetCompilationAsync())!;
        var offered = new List<CodeAction>();
        foreach (Diagnostic diagnostic in compilation.GetDiagnostics().Where(d => d.Id == "CS0104"))
        {
            await new AliasFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        }

        CodeAction? chosen = offered.FirstOrDefault(a => a.EquivalenceKey == key);
        return (chosen is null ? null : (await chosen.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution, document.Id);
    }

    private static async Task<IEnumerable<string>> ErrorsAsync(Project project) =>
        (await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id);
}
