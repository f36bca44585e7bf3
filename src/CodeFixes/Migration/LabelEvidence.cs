using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.CodeFixes;

/// <summary>What one call proves about a label's values.</summary>
/// <param name="Texts">All the values that the expression can have; null where it can have others.</param>
/// <param name="Enum">The enum whose member's name it is; null for every other.</param>
/// <param name="Format">How the name is written: <c>Name</c>, <c>Lower</c> or <c>Upper</c> of LabelFormat.</param>
/// <param name="Typed">The enum or bool behind the text, which is what a typed label takes.</param>
/// <param name="IsBool">True where the text is <c>true</c> or <c>false</c>, as a bool label writes it.</param>
internal sealed record LabelEvidence(ImmutableSortedSet<string>? Texts, INamedTypeSymbol? Enum, string? Format, ExpressionSyntax? Typed, bool IsBool)
{
    private static readonly LabelEvidence Nothing = new(null, null, null, null, IsBool: false);

    /// <summary>Reads an expression.</summary>
    public static LabelEvidence Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: var constant })
        {
            return constant is string text ? Of([text]) : Nothing;
        }

        return value switch
        {
            ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression, model, cancellationToken),
            ConditionalExpressionSyntax conditional => OfChoice(conditional, model, cancellationToken),
            SwitchExpressionSyntax choice => Union(choice.Arms.Select(a => a.Expression).Where(e => e is not ThrowExpressionSyntax), model, cancellationToken),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => OfCall(call, access, model, cancellationToken),
            IdentifierNameSyntax name when LocalValues.Of(name, model, cancellationToken) is { } values => Union(values, model, cancellationToken),
            _ => Nothing,
        };
    }

    private static LabelEvidence OfChoice(ConditionalExpressionSyntax conditional, SemanticModel model, CancellationToken cancellationToken)
    {
        LabelEvidence union = Union([conditional.WhenTrue, conditional.WhenFalse], model, cancellationToken);
        bool isBool = model.GetConstantValue(conditional.WhenTrue, cancellationToken).Value is "true" && model.GetConstantValue(conditional.WhenFalse, cancellationToken).Value is "false";
        return isBool ? union with { IsBool = true, Typed = conditional.Condition } : union;
    }

    private static LabelEvidence OfCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.Count > 0)
        {
            return Nothing;
        }

        switch (access.Name.Identifier.ValueText)
        {
            case "ToString":
                return model.GetTypeInfo(access.Expression, cancellationToken).Type switch
                {
                    INamedTypeSymbol { TypeKind: TypeKind.Enum } type when HasOneNameEach(type) =>
                        new LabelEvidence(NamesOf(type).ToImmutableSortedSet(StringComparer.Ordinal), type, "Name", access.Expression, IsBool: false),
                    { SpecialType: SpecialType.System_Boolean } => Of(["False", "True"]) with { Typed = access.Expression },
                    _ => Nothing,
                };
            case "ToLowerInvariant":
                return Recased(Of(access.Expression, model, cancellationToken), "Lower", t => t.ToLowerInvariant());
            case "ToUpperInvariant":
                return Recased(Of(access.Expression, model, cancellationToken), "Upper", t => t.ToUpperInvariant());
            case "ToLower":
                // In every culture, as far as these two words go.
                LabelEvidence inner = Of(access.Expression, model, cancellationToken);
                return inner.Texts?.SequenceEqual(["False", "True"]) == true && inner.Enum is null ? Recased(inner, "Lower", t => t.ToLowerInvariant()) : Nothing;
            default:
                return Nothing;
        }
    }

    private static LabelEvidence Recased(LabelEvidence inner, string format, Func<string, string> recase)
    {
        if (inner.Texts is null)
        {
            return Nothing;
        }

        ImmutableSortedSet<string> texts = inner.Texts.Select(recase).ToImmutableSortedSet(StringComparer.Ordinal);
        return inner.Enum is not null && inner.Format == "Name" && texts.Count == inner.Texts.Count ? inner with { Texts = texts, Format = format }
            : new LabelEvidence(texts, null, null, inner.Typed, inner.Enum is null && inner.Typed is not null && format == "Lower");
    }

    private static LabelEvidence Union(IEnumerable<ExpressionSyntax> values, SemanticModel model, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (ExpressionSyntax value in values)
        {
            if (Of(value, model, cancellationToken).Texts is not { } some)
            {
                return Nothing;
            }

            texts.AddRange(some);
        }

        return texts.Count > 0 ? Of(texts) : Nothing;
    }

    private static LabelEvidence Of(IEnumerable<string> texts) =>
        new(texts.ToImmutableSortedSet(StringComparer.Ordinal), null, null, null, IsBool: false);

    // Of two names for one number ToString may take either; flags combine.
    private static bool HasOneNameEach(INamedTypeSymbol type)
    {
        List<IFieldSymbol> members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).ToList();
        return members.Count > 0
            && members.Select(m => m.ConstantValue).Distinct().Count() == members.Count
            && !type.GetAttributes().Any(a => a.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" });
    }

    private static IEnumerable<string> NamesOf(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f => f.Name);
}
