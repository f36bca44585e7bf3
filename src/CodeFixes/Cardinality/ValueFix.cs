using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>
/// MK3006, MK3101 and MK3102: the route's template in place of the request's path, an exception's type in place of its text, or the
/// label is dropped.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValueFix))]
public sealed class ValueFix : CodeFixProvider
{
    /// <summary>The rule that is not sure, and is mended one by one.</summary>
    internal const string Probable = "MK3102";

    /// <summary>Key of the fix that passes the template of the route.</summary>
    public const string RouteKey = "Route";

    /// <summary>Key of the fix that passes the name of the exception's type.</summary>
    public const string TypeKey = "TypeName";

    /// <summary>Key of the fix that takes a tag out of a call.</summary>
    public const string TagKey = "DropTag";

    /// <summary>Key of the fix that takes a label out of a metric of prometheus-net.</summary>
    public const string LabelKey = "DropLabel";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MK3006", "MK3101", Probable);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ValueFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (ValueOf(await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false), diagnostic) is not { } value)
            {
                continue;
            }

            string origin = diagnostic.Properties.TryGetValue("origin", out string? kind) ? kind ?? "" : "";
            string label = diagnostic.Properties.TryGetValue("label", out string? name) && name is not null ? $"the label '{name}'" : "the label";
            if (origin == "RequestPath")
            {
                await OfferAsync(RouteOfPath.Change(value, model, context.CancellationToken), "Pass the route's template", RouteKey, diagnostic).ConfigureAwait(false);
            }

            if (origin == "ExceptionMessage")
            {
                await OfferAsync(TypeOfException.Change(value, model, context.CancellationToken), "Pass the exception's type", TypeKey, diagnostic).ConfigureAwait(false);
            }

            await OfferAsync(DropTag.Change(value, model, text), "Drop " + label, TagKey, diagnostic).ConfigureAwait(false);
            if (DropLabel.Find(value, model, context.CancellationToken) is { } held
                && await DropLabel.ApplyAsync(document.Project, held, context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create($"Drop {label} from the metric and all its uses", _ => Task.FromResult(changed), LabelKey), diagnostic);
            }
        }

        async Task OfferAsync(TextChange? change, string title, string key, Diagnostic diagnostic)
        {
            Solution before = document.Project.Solution;
            if (change is { } edit
                && before.WithDocumentText(document.Id, text.WithChanges(edit)) is var after
                && await CompileCheck.IsSoundAsync(before, after, [document.Id], context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(after.GetDocument(document.Id)!), key), diagnostic);
            }
        }
    }

    /// <summary>The expression that is marked.</summary>
    internal static ExpressionSyntax? ValueOf(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        ExpressionSyntax? value = node as ExpressionSyntax ?? (node as ArgumentSyntax)?.Expression;
        return value?.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven ? forgiven : value;
    }
}
