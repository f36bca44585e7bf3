using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles.Tests;

/// <summary>A suggestion becomes edits of the file, in the style of the scalar, or nothing.</summary>
public sealed class EditTests
{
    public static TheoryData<string, string, string, string?> Cases { get; } = new()
    {
        { "foo > 1", "foo", "bar{a=\"b\"}", "bar{a=\"b\"} > 1" },
        { "foo > 1", "foo", "rate(foo[5m])", "rate(foo[5m]) > 1" },
        { "foo > 1", "foo", "{a=\"b\"}", null },
        { "foo > 1", "foo", "a: b", null },
        { "foo > 1", "1", "1 # x", null },
        { "foo\n        > 1", "1", "5", "foo\n        > 5" },
        { "foo\n        > 1", "foo > 1", "foo > 5", "foo > 5" },
        { "'foo{a=''b''} > 1'", "b", "it's", "'foo{a=''it''s''} > 1'" },
        { "'foo{a=''b''} > 1'", "'b'", "\"b\"", "'foo{a=\"b\"} > 1'" },
        { "\"foo{a=\\\"b\\\"} > 1\"", "b", "c\\\"d", "\"foo{a=\\\"c\\\\\\\"d\\\"} > 1\"" },
        { "\"foo{a=\\\"b\\\"} > 1\"", "\"b\"", "'b'", "\"foo{a='b'} > 1\"" },
        { "|\n        foo{a=\"b\"}\n          > 1", "a=\"b\"", "c=~\"d: e #\"", "|\n        foo{c=~\"d: e #\"}\n          > 1" },
        { "|\n        foo\n          > 1", "foo", "a\nb", null },
        { ">-\n        foo{a=\"b\"}\n        > 1", "foo", "bar", ">-\n        bar{a=\"b\"}\n        > 1" },
        { "!!str foo", "foo", "bar", null },
        { "&x foo", "foo", "bar", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_edit_follows_the_style(string scalar, string old, string replacement, string? expected)
    {
        string text = File(scalar);
        FileRule rule = Rule(text);
        int at = rule.Rule.Expr.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0);
        IReadOnlyList<TextEdit>? edits = rule.EditsOf(Suggest(new TextEdit(at, at + old.Length, replacement)));
        if (expected is null)
        {
            Assert.Null(edits);
            return;
        }

        string edited = Apply(text, edits!);
        Assert.Equal(File(expected), edited);
        Assert.Equal(rule.Rule.Expr.Remove(at, old.Length).Insert(at, replacement), Rule(edited).Rule.Expr);
    }

    [Fact]
    public void Several_edits_and_insertions_are_made_at_once()
    {
        string text = File("\"a{x='y'} / b\"");
        IReadOnlyList<TextEdit> edits = Rule(text).EditsOf(Suggest(new TextEdit(0, 0, "rate("), new TextEdit(8, 8, "[5m])"), new TextEdit(11, 12, "c")))!;
        Assert.Equal(File("\"rate(a{x='y'}[5m]) / c\""), Apply(text, edits));
    }

    [Theory]
    [InlineData("  - alert: A\n    expr: |\n      absent(up)\n    labels: {a: b}\n", "  - alert: A\n    expr: |\n      absent(up)\n    for: 5m\n    labels: {a: b}\n")]
    [InlineData("  - alert: A\n    expr: absent(up) # none\n", "  - alert: A\n    expr: absent(up) # none\n    for: 5m\n")]
    [InlineData("  - alert: A\n    expr: absent(up)", "  - alert: A\n    for: 5m\n    expr: absent(up)")]
    [InlineData("  - alert: A\n    expr: |\n      absent(up)\n", "  - alert: A\n    for: 5m\n    expr: |\n      absent(up)\n")]
    [InlineData("  - expr: absent(up)\n    alert: A\n", "  - expr: absent(up)\n    for: 5m\n    alert: A\n")]
    [InlineData("  - alert: A\r\n    expr: absent(up)\r\n    for: '10s'\r\n", "  - alert: A\r\n    expr: absent(up)\r\n    for: '5m'\r\n")]
    [InlineData("  - alert: A\r\n    expr: absent(up)\r\n", "  - alert: A\r\n    expr: absent(up)\r\n    for: 5m\r\n")]
    [InlineData("  - {alert: A, expr: absent(up), labels: {a: b}}\n", "  - {alert: A, expr: absent(up), for: 5m, labels: {a: b}}\n")]
    public void A_for_is_set_or_added(string rule, string expected)
    {
        const string Head = "groups:\n- name: g\n  rules:\n";
        FileRule read = Rule(Head + rule);
        var finding = new Finding(FindingKind.AbsentWithoutFor, RulePart.Expr, 0, 6, "x") { Suggestion = new Suggestion("t", []) { For = "5m" } };
        string edited = Apply(Head + rule, read.EditsOf(finding)!);
        Assert.Equal(Head + expected, edited);
        Assert.Equal("5m", Rule(edited).Rule.For);
    }

    [Fact]
    public void Nothing_is_made_of_no_suggestion() =>
        Assert.Null(Rule(File("up")).EditsOf(new Finding(FindingKind.Syntax, RulePart.Expr, 0, 1, "x")));

    private static string File(string scalar) => $"groups:\n- name: g\n  rules:\n    - alert: A\n      expr: {scalar}\n      for: 1m\n";

    private static FileRule Rule(string text)
    {
        RuleFile file = RuleFileReader.Read(text);
        Assert.Empty(file.Problems);
        return Assert.Single(Assert.Single(file.Groups).Rules);
    }

    private static Finding Suggest(params TextEdit[] edits) =>
        new(FindingKind.UnknownLabel, RulePart.Expr, 0, 1, "x") { Suggestion = new Suggestion("t", edits) };

    private static string Apply(string text, IReadOnlyList<TextEdit> edits) =>
        edits.Reverse().Aggregate(text, (t, e) => t[..e.Start] + e.NewText + t[e.End..]);
}
