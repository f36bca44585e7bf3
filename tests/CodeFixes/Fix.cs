using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes.Tests;

/// <summary>Applies fixes to a source as an IDE would.</summary>
internal static class Fix
{
    /// <summary>The fix gives that text, in which the diagnostic is gone and C# has no errors.</summary>
    public static async Task GivesAsync(TextFix fixer, string before, string after)
    {
        string? text = await ApplyAsync(fixer, TestProject.Of(before));

        Assert.Equal(after, text);
        CSharpCompilation compilation = TestProject.Of(after).Generate().Output;
        Assert.DoesNotContain(fixer.FixableDiagnosticIds.Single(), (await Verify.AnalyzeAsync(compilation)).Select(d => d.Id));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>The text after the first diagnostic's fix; null when none is offered.</summary>
    public static async Task<string?> ApplyAsync(TextFix fixer, TestProject source)
    {
        string id = fixer.FixableDiagnosticIds.Single();
        ImmutableArray<Diagnostic> diagnostics = await Verify.AnalyzeAsync(source.Generate().Output);
        Diagnostic diagnostic = diagnostics.First(d => d.Id == id);

        using var workspace = new AdhocWorkspace();
        Project project = Open(workspace, source);
        Document document = project.Documents.Single(d => d.FilePath == diagnostic.Location.SourceTree!.FilePath);
        var offered = new List<CodeAction>();
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        if (offered.Count == 0)
        {
            return null;
        }

        ImmutableArray<CodeActionOperation> operations = await Assert.Single(offered).GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>The sources, and the files beside them, as a project of an IDE.</summary>
    public static Project Open(AdhocWorkspace workspace, TestProject source)
    {
        CSharpCompilation compilation = source.Compile();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Shop",
            "Shop",
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: source.ParseOptions,
            metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath).Project;
        }

        foreach ((string file, string text, _) in source.AdditionalFiles)
        {
            project = project.AddAdditionalDocument(file, text, filePath: TestProject.PathOf(file)).Project;
        }

        return project;
    }
}
