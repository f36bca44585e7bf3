using System.Text;
using MetricsKit.Clients;

namespace MetricsKit.Runtime.Tests;

/// <summary>Label texts read back, as other clients get them.</summary>
public sealed class LabelTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a=\"b\"", "a", "b")]
    [InlineData("a=\"\",b=\"é€😀\"", "a", "", "b", "é€😀")]
    [InlineData("a=\"x=\\\"1\\\",y\",b=\"c\"", "a", "x=\"1\",y", "b", "c")]
    [InlineData("a=\"C:\\\\new\\n\",b=\"\\\\\"", "a", "C:\\new\n", "b", "\\")]
    public void Tags_have_what_was_written_without_its_escapes(string text, params string[] expected) => Assert.Equal(
        expected, LabelTexts.TagsOf(Encoding.UTF8.GetBytes(text)).SelectMany(tag => new[] { tag.Key, (string)tag.Value! }));
}
