using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations.Tests;

public class ConstantStringMapTests
{
    // Each literal's value holds BAD{x="y"}; the map must point at exactly the characters that wrote it.
    public static TheoryData<string, string> Literals => new()
    {
        { """
          "rate(BAD{x=\"y\"}[5m])"
          """, """BAD{x=\"y\"}""" },
        { """
          @"rate(BAD{x=""y""}[5m])"
          """, """"BAD{x=""y""}"""" },
        { """"
          """rate(BAD{x="y"}[5m])"""
          """", """BAD{x="y"}""" },
        { "\"\"\"\n        sum by (a) (\n          rate(BAD{x=\"y\"}[5m])\n\n        )\n        \"\"\"", "BAD{x=\"y\"}" },
        { "\"\"\"\r\n\t\trate(\r\n\t\t  BAD{x=\"y\"}[5m])\r\n\t\t\"\"\"", "BAD{x=\"y\"}" },
        { """
          "\u0072ate(\u0042AD{x=\U00000022y\u0022}[5m])"
          """, """\u0042AD{x=\U00000022y\u0022}""" },
        { """
          "\t\U0001F600 BAD{x=\"y\"}"
          """, """BAD{x=\"y\"}""" },
        { """
          "\x0042\x0041D{x=\"y\"}"
          """, """\x0042\x0041D{x=\"y\"}""" },
        { """
          "BAD\x7bx=\"y\"}"
          """, """BAD\x7bx=\"y\"}""" },
        { """
          "rate(" + "BAD{x=" + "\"y\"" + "}[5m])"
          """, """BAD{x=" + "\"y\"" + "}""" },
        { """
          "rate(" + (@"BAD{x=" + Q) + "}[5m])"
          """, """BAD{x=" + Q) + "}""" },
        { """
          $"rate({M}{{x={Q}}}[5m])"
          """, "M}{{x={Q}}}" },
        { """
          $@"rate({M}{{x=""y""}}[5m])"
          """, """"M}{{x=""y""}}"""" },
        { """""
          $$"""rate({{M}}{x="y"}[5m])"""
          """"", """M}}{x="y"}""" },
        { "C", "C" },
        { """
          nameof(A) + " BAD{x=\"y\"}"
          """, """BAD{x=\"y\"}""" },
        { "\"\"\"\"BAD{x=\"y\"} \"\"\" x\"\"\"\"", "BAD{x=\"y\"}" },
        { "@\"a\r\nBAD{x=\"\"y\"\"}\"", "BAD{x=\"\"y\"\"}" },
        { "$$\"\"\"\n        rate({{M}}{x=\"y\"}[5m])\n        \"\"\"", "M}}{x=\"y\"}" },
        { "$$\"\"\"\n    {{N}}\n\n      BAD{x=\"y\"} {{N}}\n    \"\"\"", "BAD{x=\"y\"}" },
        { "$\"\"\"\r\n  a\r\n  {N} BAD{Q2}\r\n \r\n  \"\"\"", "BAD{Q2" },
        { "$\"\"\"\n{N}\nBAD{Q2} {N}\n\"\"\"", "BAD{Q2" },
        { "$\"\"\"\n  sum(\n    {N} + BAD{Q2})\n  \"\"\"", "BAD{Q2" },
        { "\"\"\"\n\n  BAD{x=\"y\"}\n\n  \"\"\"", "BAD{x=\"y\"}" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Characters_map_to_the_source_that_wrote_them(string literal, string expected)
    {
        (ConstantStringMap? map, string source) = Map(literal);
        Assert.NotNull(map);
        int at = map.Value.IndexOf("BAD{x=\"y\"}", StringComparison.Ordinal);
        Assert.True(at >= 0, map.Value);
        Microsoft.CodeAnalysis.Text.TextSpan span = map.SpanOf(at, at + "BAD{x=\"y\"}".Length);
        Assert.Equal(expected, source.Substring(span.Start, span.Length));
    }

    [Fact]
    public void An_error_at_the_end_points_at_the_last_character()
    {
        (ConstantStringMap? map, string source) = Map("\"abc\"");
        Microsoft.CodeAnalysis.Text.TextSpan span = map!.SpanOf(3, 3);
        Assert.Equal("c", source.Substring(span.Start, span.Length));
    }

    [Fact]
    public void What_is_no_constant_has_no_map() => Assert.Null(Map("\"a\" + System.DateTime.Now").Map);

    [Fact]
    public void Every_character_of_a_multi_line_interpolation_has_its_place()
    {
        const string Literal = "$$\"\"\"\n    ab\n\n      c {{N}} d\n    \"\"\"";
        (ConstantStringMap? map, string source) = Map(Literal);
        Assert.Equal("ab\n\n  c n d", map!.Value);
        for (int i = 0; i < map.Value.Length; i++)
        {
            Microsoft.CodeAnalysis.Text.TextSpan span = map.SpanOf(i, i + 1);
            Assert.Equal(map.Value[i] == 'n' ? "N" : map.Value[i].ToString(), source.Substring(span.Start, span.Length));
        }
    }

    private static (ConstantStringMap? Map, string Source) Map(string literal)
    {
        string source = "class A : System.Attribute { public A(string s) {} const string Q = \"\\\"y\\\"\"; const string M = \"BAD\"; const string N = \"n\"; const string Q2 = \"{x=\\\"y\\\"}\"; const string C = \"rate(BAD{x=\\\"y\\\"})\";\n  [A(" + literal + ")] void X() {} }";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        var compilation = CSharpCompilation.Create("x", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        ExpressionSyntax expression = tree.GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>().Single().Expression;
        return (ConstantStringMap.TryCreate(expression, compilation.GetSemanticModel(tree), default), source);
    }
}
