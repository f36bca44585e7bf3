using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Numbers in one unit of time as seconds.</summary>
/// <param name="factor">Seconds in one of the unit.</param>
internal sealed class UnitConversion(decimal factor)
{
    private readonly decimal _factor = factor;

    // Property of TimeSpan that is in the unit.
    private string? TotalProperty => _factor switch
    {
        0.000000001m => "TotalNanoseconds",
        0.000001m => "TotalMicroseconds",
        0.001m => "TotalMilliseconds",
        60m => "TotalMinutes",
        3600m => "TotalHours",
        86400m => "TotalDays",
        _ => null,
    };

    /// <summary>A value that is passed to a metric; null where it cannot be converted in one expression. No change for a <c>TimeSpan</c>, which has its unit.</summary>
    public IReadOnlyList<TextChange>? Value(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        ITypeSymbol? type = model.GetTypeInfo(value, cancellationToken).Type;
        if (IsSystem(type, "TimeSpan"))
        {
            return [];
        }

        if (value is MemberAccessExpressionSyntax access
            && model.GetSymbolInfo(access, cancellationToken).Symbol is IPropertySymbol property)
        {
            if (property.Name == TotalProperty && IsSystem(property.ContainingType, "TimeSpan"))
            {
                return [new TextChange(access.Name.Span, "TotalSeconds")];
            }

            if (property.Name == "ElapsedMilliseconds" && _factor == 0.001m && property.ContainingType.Name == "Stopwatch")
            {
                return [new TextChange(access.Name.Span, "Elapsed.TotalSeconds")];
            }
        }

        if (Number(value) is { } number)
        {
            return [new TextChange(value.Span, number)];
        }

        // A decimal cannot be divided by a double.
        if (type?.SpecialType is not (>= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_Single or SpecialType.System_Double))
        {
            return null;
        }

        string operation = _factor < 1 ? " / " + (1 / _factor).ToString("0", CultureInfo.InvariantCulture) + ".0" : " * " + _factor.ToString(CultureInfo.InvariantCulture) + ".0";
        return NeedsParentheses(value)
            ? [Edits.Insert(value.SpanStart, "("), Edits.Insert(value.Span.End, ")" + operation)]
            : [Edits.Insert(value.Span.End, operation)];
    }

    /// <summary>Numbers that are written out, each of them converted; null where one is not.</summary>
    public IReadOnlyList<TextChange>? Numbers(IEnumerable<ExpressionSyntax> values)
    {
        var changes = new List<TextChange>();
        foreach (ExpressionSyntax value in values)
        {
            if (Number(value) is not { } number)
            {
                return null;
            }

            changes.Add(new TextChange(value.Span, number));
        }

        return changes;
    }

    private string? Number(ExpressionSyntax value)
    {
        if (value is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: { } number })
        {
            return null;
        }

        try
        {
            decimal converted = Convert.ToDecimal(number, CultureInfo.InvariantCulture) * _factor;
            return (converted / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool NeedsParentheses(ExpressionSyntax value) => value is not
        (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax);

    private static bool IsSystem(ITypeSymbol? type, string name) =>
        type is { ContainingType: null } && type.Name == name && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
