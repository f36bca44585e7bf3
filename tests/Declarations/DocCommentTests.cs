using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations.Tests;

public class DocCommentTests
{
    [Theory]
    [InlineData("/// <summary>Orders created, by outcome.</summary>", "Orders created, by outcome.")]
    [InlineData("/// <summary>\n    /// Two\n    ///   lines.\n    /// </summary>\n/// <param name=\"x\">No.</param>", "Two lines.")]
    [InlineData("/** <summary>Block.</summary> */", "Block.")]
    [InlineData("/**\n * <summary>\n * Starred block.\n * </summary>\n */", "Starred block.")]
    [InlineData("/// <summary>See <see cref=\"T:Shop.Order\"/> and <see cref=\"Order.Total(int)\"/>.</summary>", "See Order and Total.")]
    [InlineData("/// <summary>Is <see langword=\"null\"/> for <paramref name=\"status\"/>.</summary>", "Is null for status.")]
    [InlineData("/// <summary>Use <c>curl</c> &amp; <see href=\"https://a.b/c\"/>, 1 &lt; 2.</summary>", "Use curl & https://a.b/c, 1 < 2.")]
    [InlineData("/// <summary><para>One.</para><para>Two.</para></summary>", "One. Two.")]
    [InlineData("/// <summary>Not closed < here</summary>", "Not closed < here")]
    [InlineData("/// <remarks>Nothing else.</remarks>", "")]
    [InlineData("/// <summary></summary>", "")]
    [InlineData("/// <summary>A</summary>\r\n/// <returns>B</returns>", "A")]
    public void Summary_is_one_line_of_plain_text(string comment, string expected) => Assert.Equal(expected, DocComment.Summary(comment));

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Raw_is_read_whether_or_not_documentation_is_built(DocumentationMode mode)
    {
        const string Source = "class C {\n  // plain\n  /// <summary>Help.</summary>\n  #pragma warning disable X\n  [Obsolete] int M() => 0; }";
        SyntaxNode method = CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(documentationMode: mode))
            .GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        Assert.Equal("Help.", DocComment.Summary(DocComment.Raw(method)!));
    }

    [Fact]
    public void Raw_is_null_without_a_doc_comment()
    {
        SyntaxNode method = CSharpSyntaxTree.ParseText("class C { // plain\n int M() => 0; }").GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        Assert.Null(DocComment.Raw(method));
    }
}
