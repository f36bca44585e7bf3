using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>What the check of a rule suggests, written where the rule is: in an attribute's text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleFix))]
public sealed class RuleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FindingRules.All.Select(rule => rule.Id).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || SuggestedFix.TitleOf(diagnostic) is not { } title)
            {
                continue;
            }

            var changes = new List<TextChange>(SuggestedFix.ChangesOf(diagnostic));
            if (SuggestedFix.ForOf(diagnostic) is { } duration && For(root, diagnostic.Location.SourceSpan, duration) is { } change)
            {
                changes.Add(change);
            }

            if (changes.Count > 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(document.WithText(text.WithChanges(changes.OrderBy(c => c.Span.Start)))), equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }

    // For = "…", in place of the one that is stated, or as the last argument.
    private static TextChange? For(SyntaxNode root, TextSpan place, string duration)
    {
        AttributeArgumentListSyntax? list = root.FindNode(place).FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList;
        if (list is null)
        {
            return null;
        }

        string literal = SymbolDisplay.FormatLiteral(duration, quote: true);
        return list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "For") is { } stated
            ? new TextChange(stated.Expression.Span, literal)
            : new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), ", For = " + literal);
    }
}
