using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK1001: writes <c>partial</c> before the return type and takes a placeholder body away. A body that says something stays, without a fix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeMemberPartialFix))]
public sealed class MakeMemberPartialFix() : TextFix("MK1001", "Make the member partial")
{
    // By number: the compiler that this is built with may not know the name.
    private const LanguageVersion PartialProperties = (LanguageVersion)1300;

    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(SyntaxNode node, SemanticModel model, SourceText text)
    {
        if (node is not MemberDeclarationSyntax member
            || member.Modifiers.Any(m => m.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.ExternKeyword))
        {
            return null;
        }

        return member switch
        {
            MethodDeclarationSyntax { Body: null } method when Placeholder(method.ExpressionBody?.Expression) =>
                Edit(method, method.ReturnType, method.ExpressionBody, "", method.ExpressionBody?.Span.End),
            PropertyDeclarationSyntax property when ((CSharpParseOptions)property.SyntaxTree.Options).LanguageVersion >= PartialProperties =>
                Property(property),
            _ => null,
        };
    }

    private static List<TextChange>? Property(PropertyDeclarationSyntax property)
    {
        if (property.ExpressionBody is { } body)
        {
            return Placeholder(body.Expression) ? Edit(property, property.Type, body, " { get; }", property.SemicolonToken.Span.End) : null;
        }

        bool plain = property.AccessorList?.Accessors is [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration, Body: null, ExpressionBody: null }];
        return plain && Placeholder(property.Initializer?.Value)
            ? Edit(property, property.Type, property.Initializer, "", property.SemicolonToken.Span.End)
            : null;
    }

    private static List<TextChange>? Edit(MemberDeclarationSyntax member, TypeSyntax type, SyntaxNode? removed, string replacement, int? end)
    {
        List<TextChange> changes = Edits.MakePartial(member).ToList();
        bool stated = member.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword);
        if (!stated && member is MethodDeclarationSyntax)
        {
            // A partial method that returns something must state its access.
            changes.Add(Edits.Insert((member.Modifiers.Count > 0 ? member.Modifiers[0] : type.GetFirstToken()).SpanStart, "private "));
        }

        changes.Add(Edits.Insert(type.SpanStart, "partial "));
        if (removed is not null)
        {
            var span = TextSpan.FromBounds(removed.GetFirstToken().GetPreviousToken().Span.End, end!.Value);
            if (member.DescendantTrivia(span).Any(t => span.Contains(t.Span) && t.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)))
            {
                return null; // a comment would go with the body
            }

            changes.Add(new TextChange(span, replacement));
        }

        return changes;
    }

    private static bool Placeholder(ExpressionSyntax? expression) => expression switch
    {
        null => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => Placeholder(forgiven.Operand),
        ThrowExpressionSyntax or DefaultExpressionSyntax => true,
        _ => expression.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
    };
}
