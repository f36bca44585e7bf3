using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>
/// CS0104 where a name is both ours and another client's: <c>using Counter = MetricsKit.Counter;</c> in the file, or a
/// <c>global using</c> for the project.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AliasFix))]
public sealed class AliasFix : CodeFixProvider
{
    private const string Ours = "MetricsKit";
    private const string ProjectFile = "MetricsKit.Usings.cs";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CS0104");

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // one alias mends every place in its file or project

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan) is not SimpleNameSyntax { Arity: 0 } name
                || !model.GetSymbolInfo(name, context.CancellationToken).CandidateSymbols.Any(IsOurs)
                || HasAlias(root, name.Identifier.ValueText))
            {
                continue;
            }

            string alias = $"using {name.Identifier.ValueText} = {Ours}.{name.Identifier.ValueText};";
            context.RegisterCodeFix(
                CodeAction.Create($"Add '{alias}'", cancel => InFileAsync(document, root, alias, cancel), "CS0104." + name.Identifier.ValueText),
                diagnostic);
            if (((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp10)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Add 'global {alias}' for the project", cancel => InProjectAsync(document.Project, "global " + alias, cancel), "CS0104.global." + name.Identifier.ValueText),
                    diagnostic);
            }
        }
    }

    private static bool IsOurs(ISymbol symbol) =>
        symbol is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: Ours, ContainingNamespace.IsGlobalNamespace: true } };

    private static bool HasAlias(CompilationUnitSyntax root, string name) =>
        root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Any(u => u.Alias?.Name.Identifier.ValueText == name);

    // After the last using of the file; where there is none, on top, behind what the first line says about the file.
    private static async Task<Document> InFileAsync(Document document, CompilationUnitSyntax root, string alias, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string ending = Edits.EndingOf(text);
        UsingDirectiveSyntax? last = root.Usings.LastOrDefault();
        return document.WithText(text.WithChanges(last is not null
            ? Edits.Insert(last.Span.End, ending + alias)
            : Edits.Insert(root.GetFirstToken().SpanStart, alias + ending + ending)));
    }

    private static async Task<Solution> InProjectAsync(Project project, string alias, CancellationToken cancellationToken)
    {
        if (project.Documents.FirstOrDefault(d => d.Name == ProjectFile && d.Folders.Count == 0) is not { } file)
        {
            return project.AddDocument(ProjectFile, SourceText.From(alias + "\n", System.Text.Encoding.UTF8)).Project.Solution;
        }

        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return project.Solution.WithDocumentText(file.Id, text.WithChanges(Edits.Insert(text.Length, alias + Edits.EndingOf(text))));
    }
}
