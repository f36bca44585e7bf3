namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>A label is typed where all that reaches it proves the type.</summary>
public sealed class LabelTests
{
    private static string Source(string label, params string[] values) => $$"""
        using Prometheus;

        public enum Status { Paid, NotFound }
        public enum Twice { A, B = A }
        [Flags] public enum Rights { Read = 1, Write = 2 }

        public static class M
        {
            public const string Card = "card";
            public static readonly Counter X = Metrics.CreateCounter("x_total", "Help.", "{{label}}");

            public static void Go(string text, string? none, Status status, Status other, Twice twice, Rights rights, bool flag, int number)
            {
                string local = flag ? "a" : "b", later, open = "a", passed = "a";
                if (flag) later = "c"; else later = "b";
                if (flag) open = text;
                Array.Sort([passed]);
                (passed, _) = (text, 1);
        {{string.Concat(values.Select(v => $"        X.WithLabels({v}).Inc();\n"))}}    }
        }
        """;

    [Theory]
    [InlineData("constants", """[MetricsKit.LabelValues("card", "cash")] string kind""", """X("cash")|X(Card)""", "\"cash\"", "Card")]
    [InlineData("choices", """[MetricsKit.LabelValues("a", "b", "c")] string kind""", """X(flag ? "a" : number switch { 1 => "b", _ => "c" })""", """flag ? "a" : number switch { 1 => "b", _ => "c" }""")]
    [InlineData("an enum", """[MetricsKit.Label(Format = MetricsKit.LabelFormat.Name)] Status kind""", "X(status)|X(other)", "status.ToString()", "other.ToString()")]
    [InlineData("an enum in lower case", """[MetricsKit.Label(Format = MetricsKit.LabelFormat.Lower)] Status kind""", "X(status)", "status.ToString().ToLowerInvariant()")]
    [InlineData("an enum and a constant", """[MetricsKit.LabelValues("NotFound", "Paid", "all")] string kind""", """X(status.ToString())|X("all")""", "status.ToString()", "\"all\"")]
    [InlineData("a bool", "bool kind", "X(flag)|X(number > 3)", "flag ? \"true\" : \"false\"", "(number > 3).ToString().ToLowerInvariant()")]
    [InlineData("a bool as .NET writes it", """[MetricsKit.LabelValues("False", "True")] string kind""", "X(flag.ToString())", "flag.ToString()")]
    [InlineData("no constant", """[MetricsKit.Label(MaxValues = 100)] string kind""", """X(text)|X("a")""", "text", "\"a\"")]
    [InlineData("two names for one number", """[MetricsKit.Label(MaxValues = 100)] string kind""", "X(twice.ToString())", "twice.ToString()")]
    [InlineData("flags", """[MetricsKit.Label(MaxValues = 100)] string kind""", "X(rights.ToString())", "rights.ToString()")]
    [InlineData("an empty value", """[MetricsKit.Label(MaxValues = 100)] string kind""", """X("a")|X("")""", "\"a\"", "\"\"")]
    [InlineData("a value that we keep", """[MetricsKit.Label(MaxValues = 100)] string kind""", """X("a")|X("other")""", "\"a\"", "\"other\"")]
    [InlineData("a number", """[MetricsKit.Label(MaxValues = 100)] string kind""", "X(number.ToString())", "number.ToString()")]
    [InlineData("never used", """[MetricsKit.Label(MaxValues = 100)] string kind""", "")]
    [InlineData("a local", """[MetricsKit.LabelValues("a", "b", "c")] string kind""", "X(local)|X(later)", "local", "later")]
    [InlineData("a local that anything may reach", """[MetricsKit.Label(MaxValues = 100)] string kind""", "X(open)|X(passed)", "open", "passed")]
    [InlineData("an array in place", """[MetricsKit.LabelValues("a")] string kind""", """X("a")""", """new[] { "a" }""")]
    public async Task By_its_values(string why, string parameter, string calls, params string[] values)
    {
        _ = why;
        string text = await Migrate.FileAsync(Source("kind", values));
        Assert.Contains($"public static partial Counter.Child X({parameter});", text, StringComparison.Ordinal);
        Assert.Equal(calls.Split('|', StringSplitOptions.RemoveEmptyEntries), Calls(text));
    }

    [Theory]
    [InlineData("http_method", "string httpMethod", "")]
    [InlineData("httpMethod", "string httpMethod", "\"httpMethod\", ")]
    [InlineData("class", "string @class", "")]
    [InlineData("_x", "string x", "\"_x\", ")]
    [InlineData("Kind", "string kind", "\"Kind\", ")]
    public async Task Its_name_stays_on_the_wire(string label, string parameter, string name) => Assert.Contains(
        $"X([MetricsKit.Label({name}MaxValues = 100)] {parameter});",
        await Migrate.FileAsync(Source(label, "text")),
        StringComparison.Ordinal);

    [Fact]
    public async Task Several_open_ones_stay_within_the_budget() => Assert.Contains(
        "X([MetricsKit.Label(MaxValues = 50)] string a, [MetricsKit.Label(MaxValues = 50)] string b, [MetricsKit.LabelValues(\"c\")] string c);",
        await Migrate.FileAsync(Source("a\", \"b\", \"c", "text, text, \"c\"")),
        StringComparison.Ordinal);

    [Fact]
    public async Task An_enum_that_the_metric_would_show_to_others_stays_text()
    {
        string text = await Migrate.FileAsync(Source("kind", "status.ToString()").Replace("public enum Status", "internal enum Status", StringComparison.Ordinal).Replace("public static void Go", "internal static void Go", StringComparison.Ordinal));
        Assert.Contains("X([MetricsKit.LabelValues(\"NotFound\", \"Paid\")] string kind);", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Calls(string text) =>
        text.Split('\n').Where(l => l.EndsWith(").Inc();", StringComparison.Ordinal)).Select(l => l.Trim()[..^".Inc();".Length]);
}
