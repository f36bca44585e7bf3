using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Numbers below zero that are written down: literals, constants, locals that are assigned once, branches of a choice.</summary>
internal static class NegativeConstants
{
    // Constants made from constants are folded by the compiler; what is left are locals and signs.
    private const int MaxDepth = 8;

    /// <summary>False where the expression certainly gives no constant below zero. Nothing is bound for it: names are looked up where they stand.</summary>
    public static bool MayBeIn(ExpressionSyntax expression, SemanticModel model, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return MayBeIn(inner.Expression, model, depth + 1);
            case CastExpressionSyntax cast:
                return MayBeIn(cast.Expression, model, depth + 1);
            case CheckedExpressionSyntax inner:
                return MayBeIn(inner.Expression, model, depth + 1);
            case PrefixUnaryExpressionSyntax unary:
                return unary.IsKind(SyntaxKind.UnaryMinusExpression);
            case ConditionalExpressionSyntax choice:
                return MayBeIn(choice.WhenTrue, model, depth + 1) || MayBeIn(choice.WhenFalse, model, depth + 1);
            case SwitchExpressionSyntax choice:
                return choice.Arms.Any(arm => MayBeIn(arm.Expression, model, depth + 1));
            case BinaryExpressionSyntax binary:
                return IsWritten(binary.Left) && IsWritten(binary.Right);
            case IdentifierNameSyntax name:
                return model.LookupSymbols(name.SpanStart, name: name.Identifier.ValueText).Any(symbol => MayHold(symbol, model, depth));
            case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } member:
                return TypeOf(member.Expression, model) is { } type && type.GetMembers(name.Identifier.ValueText).Any(symbol => MayHold(symbol, model, depth));
            default:
                return false;
        }
    }

    /// <summary>The expressions in a value that are below zero, each with its number: the value itself, or branches of a choice.</summary>
    public static IEnumerable<(IOperation Place, double Number)> In(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion:
                return In(conversion.Operand);
            case IConditionalOperation { WhenFalse: { } whenFalse, ConstantValue.HasValue: false } choice:
                return In(choice.WhenTrue).Concat(In(whenFalse));
            case ISwitchExpressionOperation choice:
                return choice.Arms.SelectMany(arm => In(arm.Value));
            default:
                return Number(value, 0) is { } number and < 0 ? [(value, number)] : [];
        }
    }

    private static double? Number(IOperation value, int depth)
    {
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return ToNumber(constant);
        }

        return depth > MaxDepth ? null : Calls.Bare(value) switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } minus => -Number(minus.Operand, depth + 1),
            ILocalReferenceOperation local when LocalValues.Of(local) is [{ } only] => Number(only, depth + 1),
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, Name: "MinusOne" or "MinValue" } field } when field.Type.SpecialType is SpecialType.System_Decimal => -1,
            { ConstantValue: { HasValue: true, Value: { } inner } } => ToNumber(inner),
            _ => null,
        };
    }

    private static double? ToNumber(object constant) =>
        constant is IConvertible number and not (string or bool or char)
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : null;

    private static bool MayHold(ISymbol symbol, SemanticModel model, int depth) => symbol switch
    {
        IFieldSymbol { HasConstantValue: true, ConstantValue: { } constant } => ToNumber(constant) < 0,
        IFieldSymbol field => field is { IsStatic: true, IsReadOnly: true, Type.SpecialType: SpecialType.System_Decimal },
        ILocalSymbol { DeclaringSyntaxReferences: [{ } reference] } =>
            reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: { } initializer } && MayBeIn(initializer.Value, model, depth + 1),
        _ => false,
    };

    private static bool IsWritten(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        ParenthesizedExpressionSyntax inner => IsWritten(inner.Expression),
        PrefixUnaryExpressionSyntax unary => IsWritten(unary.Operand),
        BinaryExpressionSyntax binary => IsWritten(binary.Left) && IsWritten(binary.Right),
        _ => false,
    };

    private static INamedTypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model)
    {
        switch (expression)
        {
            case PredefinedTypeSyntax predefined:
                return model.Compilation.GetSpecialType(predefined.Keyword.Kind() switch
                {
                    SyntaxKind.IntKeyword => SpecialType.System_Int32,
                    SyntaxKind.LongKeyword => SpecialType.System_Int64,
                    SyntaxKind.DoubleKeyword => SpecialType.System_Double,
                    SyntaxKind.FloatKeyword => SpecialType.System_Single,
                    SyntaxKind.DecimalKeyword => SpecialType.System_Decimal,
                    SyntaxKind.ShortKeyword => SpecialType.System_Int16,
                    _ => SpecialType.System_Object,
                });
            case IdentifierNameSyntax name:
                return model.LookupNamespacesAndTypes(name.SpanStart, name: name.Identifier.ValueText) is [INamedTypeSymbol type] ? type : null;
            case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } member when TypeOf(member.Expression, model) is { } outer:
                return outer.GetTypeMembers(name.Identifier.ValueText).FirstOrDefault();
            default:
                return null;
        }
    }
}
