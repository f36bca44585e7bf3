using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Generators.Tests.Harness;

public class MarkupTests
{
    [Fact]
    public void A_mark_gives_id_and_span_and_leaves_the_text()
    {
        Markup markup = Markup.Parse("Counter X(string {|MK3002:userId|});");
        Assert.Equal("Counter X(string userId);", markup.Text);
        Assert.Equal([("MK3002", new TextSpan(17, 6))], markup.Expected);
    }

    [Fact]
    public void Marks_nest_and_name_several_ids_and_can_be_empty()
    {
        Markup markup = Markup.Parse("a{|A:b{|B,C:c|}d{|D:|}|}e");
        Assert.Equal("abcde", markup.Text);
        Assert.Equal([("B", new TextSpan(2, 1)), ("C", new TextSpan(2, 1)), ("D", new TextSpan(4, 0)), ("A", new TextSpan(1, 3))], markup.Expected);
    }

    [Theory]
    [InlineData("{|A:x")]
    [InlineData("x|}")]
    [InlineData("{|x|}")]
    [InlineData("{|A x:y|}")]
    public void A_broken_mark_is_refused(string marked) => Assert.Throws<FormatException>(() => Markup.Parse(marked));
}
