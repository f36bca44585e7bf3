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

    /// <summary>False where the expression certainly gives no constant below zero, by what kind it is. Nothing is bound for it.</summary>
    public static bool MayBeIn(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax
        or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax;

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
}
