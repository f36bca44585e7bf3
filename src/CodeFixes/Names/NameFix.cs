using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>
/// MK2001, MK2002 and MK2004 to MK2007: writes the name that the message proposes. Where the unit changes, values and buckets are converted
/// in the whole solution, or nothing is offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFix))]
public sealed class NameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Rules.TotalSuffix.Id, Rules.ReservedSuffix.Id, Rules.BaseUnit.Id, Rules.TypeInName.Id, Rules.NameCharacters.Id, Rules.AbbreviatedUnit.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null
                && diagnostic.Properties.TryGetValue(SuggestedName.Old, out string? old) && old is not null
                && diagnostic.Properties.TryGetValue(SuggestedName.New, out string? instead) && instead is not null
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node
                && NameLiteral.Rename(node, old, instead) is { } rename
                && await ApplyAsync(context.Document, diagnostic, node, rename, context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                string title = $"Call it '{instead}'" + (changed.Converts ? ", and convert what is passed" : "");
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed.Solution), diagnostic.Id), diagnostic);
            }
        }
    }

    private static async Task<(Solution Solution, bool Converts)?> ApplyAsync(
        Document document, Diagnostic diagnostic, SyntaxNode node, TextChange rename, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        var edits = new SolutionEdits(solution);
        edits.Add(document.Id, rename);
        bool isUnit = diagnostic.Id == Rules.BaseUnit.Id || diagnostic.Id == Rules.AbbreviatedUnit.Id;
        diagnostic.Properties.TryGetValue(SuggestedName.Factor, out string? factor);
        bool converts = isUnit && factor != "1";
        if (converts && (factor is null || !await ConvertAsync(document, node, decimal.Parse(factor, CultureInfo.InvariantCulture), edits, cancellationToken).ConfigureAwait(false)))
        {
            return null;
        }

        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } changed
            && (!converts || await CompileCheck.IsSoundAsync(solution, changed, edits.Documents, cancellationToken).ConfigureAwait(false))
            ? (changed, converts)
            : null;
    }

    private static async Task<bool> ConvertAsync(Document document, SyntaxNode node, decimal factor, SolutionEdits edits, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return false;
        }

        var conversion = new UnitConversion(factor);
        (ISymbol? metric, IReadOnlyList<TextChange>? buckets) = Declared(node, model, conversion, cancellationToken);
        if (metric is null || buckets is null)
        {
            return false;
        }

        edits.Add(document.Id, buckets);
        return await RecordedValues.ConvertAsync(metric, document.Project.Solution, conversion, edits, cancellationToken).ConfigureAwait(false);
    }

    // What holds the metric, and its buckets.
    private static (ISymbol? Metric, IReadOnlyList<TextChange>? Buckets) Declared(
        SyntaxNode name, SemanticModel model, UnitConversion conversion, CancellationToken cancellationToken)
    {
        if (name.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MemberDeclarationSyntax member })
        {
            // A body of one's own is read before each scrape: what it returns is nobody's to convert.
            bool hasBody = member is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null } or PropertyDeclarationSyntax { ExpressionBody: not null };
            return hasBody ? (null, null) : (model.GetDeclaredSymbol(member, cancellationToken), BucketNumbers.OfMember(member, model, conversion, cancellationToken));
        }

        if (name.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax creation })
        {
            return (null, null);
        }

        ISymbol? holder = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable, cancellationToken),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property, cancellationToken),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment when assignment.Right == creation => model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol,
            _ => null,
        };
        return (holder, BucketNumbers.OfCreation(creation, model, conversion, cancellationToken));
    }
}
