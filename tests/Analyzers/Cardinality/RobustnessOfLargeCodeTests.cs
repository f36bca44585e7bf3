using System.Text;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Code of sizes and shapes that nobody writes by hand. That a test ends shows that time and stack are bounded.</summary>
public class RobustnessOfLargeCodeTests
{
    [Fact]
    public async Task AMethodOfTenThousandLines()
    {
        var body = new StringBuilder();
        for (int i = 0; i < 5_000; i++)
        {
            body.Append("if (order.Length > ").Append(i).Append(") { value = names[").Append(i % 7).Append("]; }\n");
            body.Append("Sent.WithLabels(value).Inc();\n");
        }

        await AnalyzeAsync(Service("public void Run(string[] names, string order, Guid id) { string value = \"none\";\n" + body + "Sent.WithLabels(id.ToString()).Inc(); }"));
    }

    [Fact]
    public async Task AnExpressionOfFiveThousandConcatenations() =>
        await AnalyzeAsync(Service($"public void Run(Guid id) => Sent.WithLabels({string.Join(" + ", Enumerable.Repeat("\"a\"", 2_500).Concat(Enumerable.Repeat("Text()", 2_500)))} + id).Inc(); private static string Text() => \"t\";"));

    [Theory]
    [InlineData("{0}.Trim()", 1_000)]
    [InlineData("({0} ?? other)", 400)]
    [InlineData("({0})", 300)]
    [InlineData("(flag ? {0} : other)", 300)]
    [InlineData("Same({0})", 300)]
    [InlineData("string.Concat({0}, other)", 300)]
    [InlineData("$\"{{{0}}}\"", 8)]
    [InlineData("new[] {{ {0} }}[0]", 100)]
    [InlineData("(other switch {{ \"a\" => other, _ => {0} }})", 200)]
    public async Task ExpressionsInExpressions(string shape, int times)
    {
        string expression = "id.ToString()";
        for (int i = 0; i < times; i++)
        {
            expression = string.Format(null, shape, expression);
        }

        await AnalyzeAsync(Service($"public void Run(Guid id, string other, bool flag) => Sent.WithLabels({expression}).Inc(); private static string Same(string text) => text;"));
    }

    [Fact]
    public async Task ASwitchOfFourHundredArms() =>
        await AnalyzeAsync(Service($"public void Run(int code, Guid id) => Sent.WithLabels(code switch {{ {string.Concat(Enumerable.Range(0, 400).Select(i => $"{i} => \"c{i}\", "))} _ => id.ToString() }}).Inc();"));

    [Fact]
    public async Task AnInterpolationOfAThousandParts() =>
        await AnalyzeAsync(Service($"public void Run(Guid id) => Sent.WithLabels($\"{string.Concat(Enumerable.Repeat("{id}/", 1_000))}\").Inc();"));

    [Fact]
    public async Task ATableOfTenThousandValues() =>
        await AnalyzeAsync(Service($$"""
            private static readonly Dictionary<string, string> Table = new() { {{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[\"k{i}\"] = \"v{i}\", "))}} };
            public void Run(string key) => Sent.WithLabels(Table[key]).Inc();
            """));

    [Fact]
    public async Task LambdasInLambdas()
    {
        string lambda = "() => Sent.WithLabels(id.ToString()).Inc()";
        for (int i = 0; i < 60; i++)
        {
            lambda = $"() => {{ Action a{i} = {lambda}; a{i}(); }}";
        }

        await AnalyzeAsync(Service($"public void Run(Guid id) {{ Action run = {lambda}; run(); }}"));
    }

    [Fact]
    public async Task LocalFunctionsInLocalFunctions()
    {
        string body = "Sent.WithLabels(text).Inc();";
        for (int i = 0; i < 60; i++)
        {
            body = $"void F{i}(string p{i}) {{ {body} }} F{i}(text);";
        }

        await AnalyzeAsync(Service($"public void Run(string text) {{ {body} }}"));
    }

    [Fact]
    public async Task LoopsInLoops()
    {
        string body = "a = b; b = c; c = id.ToString(); Sent.WithLabels(a).Inc();";
        for (int i = 0; i < 40; i++)
        {
            body = $"foreach (var x{i} in b) {{ if (x{i} > 'a') {{ a = c; continue; }} try {{ {body} }} catch (Exception e{i}) {{ b = e{i}.GetType().Name; }} finally {{ c = b; }} }}";
        }

        await AnalyzeAsync(Service($"public void Run(Guid id) {{ string a = \"\", b = \"\", c = \"\"; {body} }}"));
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string source) =>
        [.. (await Verify.AnalyzeAsync(PrometheusNetSurface.With(source).Generate().Output)).Where(d => d.Id is "MK3101" or "MK3006")];

    private static string Service(string members) => $$"""
        public class Service
        {
            private static readonly Prometheus.Counter Sent = Prometheus.Metrics.CreateCounter("sent_total", "Sent.", "key");
            {{members}}
        }
        """;
}
