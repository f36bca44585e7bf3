using System.Globalization;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Generators.Emission;

/// <summary>Names and literals as they stand in generated code.</summary>
internal static class CSharp
{
    public const string Families = "global::MetricsKit.Families.";

    public const string Registry = "global::MetricsKit.MetricRegistry";

    /// <summary>
    /// Goes on everything that is new in the generated file. Not on the user's own members: analyzers would take their
    /// declarations for generated code, and keep silent about them.
    /// </summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Metrics.Kit\", {Literal(typeof(CSharp).Assembly.GetName().Version.ToString(3))})]";

    public const string HiddenFromEditors =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>The type of a set, from anywhere.</summary>
    public static string TypeOf(MetricSetDeclaration set) => TypeOf(set, set.Types);

    /// <summary>The outermost type around a set, from anywhere.</summary>
    public static string OutermostTypeOf(MetricSetDeclaration set) => TypeOf(set, set.Types.Take(1));

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(bool value) => value ? "true" : "false";

    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Literal(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : double.IsNaN(value) ? "double.NaN"
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>JSON as a raw literal, which needs no escapes and can be read.</summary>
    public static string RawLiteral(string json)
    {
        int longest = 2, run = 0;
        foreach (char c in json)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string quotes = new('"', longest + 1);
        return quotes + json + quotes;
    }

    private static string TypeOf(MetricSetDeclaration set, IEnumerable<TypePart> types) =>
        "global::" + (set.Namespace.Length > 0 ? set.Namespace + "." : "") + string.Join(".", types.Select(t => t.Name));
}
