using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Declarations.Tests;

/// <summary>What is replaced in a constant's value is replaced in the literal that wrote it, however that is quoted.</summary>
public sealed class ConstantStringEditTests
{
    public static TheoryData<string> Literals =>
    [
        "\"rate(BAD[5m])\"",
        "@\"rate(BAD{a=\"\"b\"\"}[5m])\"",
        "\"\"\"rate(BAD{a=\"b\"}[5m])\"\"\"",
        "\"\"\"\r\n    rate(\r\n      BAD[5m])\r\n    \"\"\"",
        "\"rate(\" + \"BAD\" + \"[5m])\"",
        "$\"rate(BAD{{a={Q}}}[5m])\"",
        "$@\"rate(BAD{{a=\"\"b\"\"}}[5m])\"",
        "$$\"\"\"rate(BAD{a={{Q}}}[5m])\"\"\"",
        "\"\\u0072ate(\\u0042AD)\"",
    ];

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_name_is_replaced(string literal)
    {
        (string before, string after) = Replace(literal, "BAD", "good_total")!.Value;

        Assert.Equal(before.Replace("BAD", "good_total", StringComparison.Ordinal), after);
    }

    [Theory]
    [InlineData("\"rate(BAD)\"")]
    [InlineData("@\"rate(BAD)\"")]
    [InlineData("$\"rate(BAD)\"")]
    [InlineData("$@\"rate(BAD)\"")]
    public void Quotes_backslashes_and_braces_are_written_as_the_literal_wants_them(string literal)
    {
        const string New = "x{a=\"b\\\\c\"}";
        (string before, string after) = Replace(literal, "BAD", New)!.Value;

        Assert.Equal(before.Replace("BAD", New, StringComparison.Ordinal), after);
    }

    [Theory]
    [InlineData("\"rate(BAD)\"", "BAD)", "[5m]")]
    [InlineData("\"BAD\"", "BAD", "[5m]")]
    public void Text_is_inserted(string literal, string before, string inserted)
    {
        (string old, string changed) = Insert(literal, before.Length == 3 ? 0 : 8, inserted)!.Value;

        Assert.Equal(old.Insert(before.Length == 3 ? 0 : 8, inserted), changed);
    }

    [Theory]
    [InlineData("M", "BAD")]
    [InlineData("\"rate(\" + M + \")\"", "BAD")]
    [InlineData("$\"rate({M})\"", "BAD")]
    [InlineData("nameof(BAD) + \"x\"", "BAD")]
    [InlineData("\"B\" + \"AD\"", "BAD")]
    [InlineData("\"\"\"BAD\"\"\"", "x\"")]
    public void What_no_literal_holds_as_a_whole_is_left_alone(string literal, string text) =>
        Assert.Null(text == "BAD" ? Replace(literal, "BAD", "good") : Replace(literal, "BAD", text));

    private static (string Before, string After)? Replace(string literal, string old, string replacement) =>
        Change(literal, map => map.EditOf(map.Value.IndexOf(old, StringComparison.Ordinal), map.Value.IndexOf(old, StringComparison.Ordinal) + old.Length, replacement));

    private static (string Before, string After)? Insert(string literal, int at, string text) => Change(literal, map => map.EditOf(at, at, text));

    private static (string Before, string After)? Change(string literal, Func<ConstantStringMap, TextChange?> edit)
    {
        string source = "class BAD : System.Attribute { public BAD(string s) {} const string Q = \"\\\"b\\\"\"; const string M = \"BAD\";\n  [BAD(" + literal + ")] void X() {} }";
        (ConstantStringMap map, string before) = Read(source);
        return edit(map) is { } change ? (before, Read(SourceText.From(source).WithChanges(change).ToString()).Value) : null;
    }

    private static (ConstantStringMap Map, string Value) Read(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        var compilation = CSharpCompilation.Create("x", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        ExpressionSyntax expression = tree.GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>().Single().Expression;
        ConstantStringMap map = ConstantStringMap.TryCreate(expression, compilation.GetSemanticModel(tree), default)!;
        return (map, map.Value);
    }
}
