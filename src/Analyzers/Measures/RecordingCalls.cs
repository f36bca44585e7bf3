using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.Measures;

/// <summary>What calls must look like before it is worth asking whether they record a time or a size.</summary>
internal static class RecordingCalls
{
    private static readonly string[] Words =
    [
        "elapsed", "duration", "latency", "time", "second", "milli", "ms", "tick", "took", "delay", "watch", "span", "age", "lag", "minutes", "busy", "wait",
        "byte", "size", "length", "memory", "kb", "mb", "gb",
    ];

    /// <summary>True for a name of calls that record the moment, or how long something takes: they count seconds.</summary>
    public static bool IsClock(string name) => name is "NewTimer" or "SetToCurrentTimeUtc" or "SetToTimeUtc" or "IncToCurrentTimeUtc" or "IncToTimeUtc";

    /// <summary>True for a call that may record a time or a size, as far as its text says.</summary>
    public static bool MayRecord(string name, InvocationExpressionSyntax call)
    {
        if (IsClock(name))
        {
            return true;
        }

        if (call.ArgumentList.Arguments.Count == 0)
        {
            return false;
        }

        return name switch
        {
            // Few other methods are called so. The rest are everywhere, and named after what they record: by the metric or by the value.
            "Observe" or "Record" => true,
            "Set" or "Inc" or "Dec" or "IncTo" or "DecTo" or "Add" => Says(call.ArgumentList.Arguments[0]) || Says(call.Expression),
            _ => false,
        };
    }

    /// <summary>True where a parameter is a number, as far as its type's text says.</summary>
    public static bool TakesNumbers(ParameterListSyntax parameters)
    {
        foreach (ParameterSyntax parameter in parameters.Parameters)
        {
            TypeSyntax? type = parameter.Type is NullableTypeSyntax nullable ? nullable.ElementType : parameter.Type;
            if (type is PredefinedTypeSyntax { Keyword: var keyword }
                && keyword.Kind() is SyntaxKind.DoubleKeyword or SyntaxKind.LongKeyword or SyntaxKind.IntKeyword or SyntaxKind.FloatKeyword or SyntaxKind.DecimalKeyword
                    or SyntaxKind.ULongKeyword or SyntaxKind.UIntKeyword or SyntaxKind.ShortKeyword or SyntaxKind.UShortKeyword)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Says(SyntaxNode part)
    {
        foreach (SyntaxToken token in part.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && Array.Exists(Words, word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        return false;
    }
}
