using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Calls that come back to themselves, in great numbers, or over several files: values are followed through them, and an end is found.</summary>
public class RobustnessOfCallsTests
{
    private const string Metric = "private static readonly Prometheus.Counter Sent = Prometheus.Metrics.CreateCounter(\"sent_total\", \"Sent.\", \"key\");";

    [Fact]
    public async Task AMethodThatCallsItself() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            public void Down(string text, int depth) { if (depth > 0) Down(text + depth, depth - 1); Sent.WithLabels(text).Inc(); }
            public string Up(string text) => text.Length > 9 ? text : Up(Up(text + "x"));
            public void Run(Guid id) { Down(id.ToString(), 3); Sent.WithLabels(Up(id.ToString())).Inc(); }
        }
        """);

    [Fact]
    public async Task MethodsThatCallEachOtherWithTheirParametersChanged() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            public void A(string x, string y) { B(y, x); Sent.WithLabels(x).Inc(); }
            public void B(string x, string y) { C(y, x); A(x + y, y); }
            public void C(string x, string y) { A(y, x); B(x, x); Sent.WithLabels(y).Inc(); }
            public void Run(Guid id) { A("a", id.ToString()); C(id.ToString(), "b"); B("a", "b"); }
        }
        """);

    [Fact]
    public async Task PropertiesAndFieldsThatReadEachOther() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            private static string _first = _second, _second = _third, _third = _first;
            public string Left => Right;
            public string Right => Left;
            public string Own { get => Own; set => Own = value; }
            public void Run() { Sent.WithLabels(Left).Inc(); Sent.WithLabels(_first).Inc(); Sent.WithLabels(Own).Inc(); Own = Own; }
        }
        """);

    [Fact]
    public async Task OverridesAndInterfacesThatCallEachOther() => await AnalyzeAsync($$"""
        public interface IMeter { void Count(string key); }
        public abstract class Base : IMeter
        {
            protected {{Metric}}
            public virtual void Count(string key) => Sent.WithLabels(key).Inc();
            protected abstract IMeter Next { get; }
        }
        public class Chain : Base
        {
            protected override IMeter Next => this;
            public override void Count(string key) { Next.Count(key + "."); base.Count(key); }
        }
        public class Other(IMeter meter) : IMeter { public void Count(string key) => meter.Count(key); }
        public static class Runner { public static void Run(IMeter meter, Guid id) => new Other(new Other(meter)).Count(id.ToString()); }
        """.Replace("protected private", "protected", StringComparison.Ordinal));

    [Fact]
    public async Task AChainOfThreeHundredMethods() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            public void M0(string text) => Sent.WithLabels(text).Inc();
            {{string.Join("\n", Enumerable.Range(1, 300).Select(i => $"public void M{i}(string text) => M{i - 1}(text);"))}}
            public void Run(Guid id) => M300(id.ToString());
        }
        """);

    [Fact]
    public async Task ALatticeWhosePathsNobodyCanCount() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            public void L0(string text) => Sent.WithLabels(text).Inc();
            public void R0(string text) => Sent.WithLabels(text).Inc();
            {{string.Join("\n", Enumerable.Range(1, 40).Select(i => $"public void L{i}(string text) {{ L{i - 1}(text); R{i - 1}(text); }} public void R{i}(string text) {{ R{i - 1}(text); L{i - 1}(text); }}"))}}
            public void Run(Guid id) { L40(id.ToString()); R40("x"); }
        }
        """);

    [Fact]
    public async Task AThousandCallersOfOneHelper() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            private static void Count(string text) => Sent.WithLabels(text).Inc();
            {{string.Join("\n", Enumerable.Range(0, 1_000).Select(i => $"public void M{i}() => Count(\"c{i}\");"))}}
        }
        """);

    [Fact]
    public async Task EightyOverloads() => await AnalyzeAsync($$"""
        public class Service
        {
            {{Metric}}
            {{string.Join("\n", Enumerable.Range(1, 80).Select(i => $"public struct T{i} {{ }} public void Count(T{i} t, string text, params string[] more) {{ Sent.WithLabels(text).Inc(); Sent.WithLabels(more).Inc(); }}"))}}
            public void Run(Guid id) { Count(default(T7), id.ToString()); Count(default(T8), "a", id.ToString()); Count(default, id.ToString()); }
        }
        """);

    [Fact]
    public async Task PartialTypesOverFilesInAnyOrder()
    {
        (string, string)[] files =
        [
            ("A.cs", $$"""public partial class Service { {{Metric}} public partial void Count(string text); }"""),
            ("B.cs", "public partial class Service { public partial void Count(string text) => Sent.WithLabels(text).Inc(); }"),
            ("C.cs", "public partial class Service { private string _id = \"\"; public void Run() => Count(_id); }"),
            ("D.cs", "public partial class Service { public Service(Guid id) => _id = id.ToString(); }"),
        ];
        string[] places = await Task.WhenAll(new[] { files, [.. files.Reverse()] }.Select(async order =>
        {
            TestProject project = new() { Sources = [.. order], References = [PrometheusNetSurface.Reference] };
            return string.Join("\n", (await Verify.AnalyzeAsync(project.Generate().Output)).Where(IsOurs).Select(d => d.Location.GetLineSpan() + " " + d.GetMessage(null)));
        }));

        Assert.Equal(places[0], places[1]);
    }

    [Fact]
    public async Task TopLevelStatements()
    {
        var compilation = PrometheusNetSurface.With("""
            var sent = Prometheus.Metrics.CreateCounter("sent_total", "Sent.", "key");
            string text = Guid.NewGuid().ToString();
            void Count(string key) => sent.WithLabels(key).Inc();
            Count(text);
            sent.WithLabels(args[0]).Inc();
            """).Generate().Output;

        await Verify.AnalyzeAsync(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
    }

    [Theory]
    [InlineData("Service.g.cs", "")]
    [InlineData("Service.cs", "// <auto-generated/>\n")]
    [InlineData("Service.designer.cs", "")]
    public async Task GeneratedCodeIsNotAnalysed(string file, string header)
    {
        var project = new TestProject
        {
            Sources = [(file, header + $$"""public class Service { {{Metric}} public void Run(Guid id) => Sent.WithLabels(id.ToString()).Inc(); }""")],
            References = [PrometheusNetSurface.Reference],
        };

        Assert.DoesNotContain(await Verify.AnalyzeAsync(project), IsOurs);
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string source) =>
        [.. (await Verify.AnalyzeAsync(PrometheusNetSurface.With(source).Generate().Output)).Where(IsOurs)];

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id is "MK3101" or "MK3006" or "MK3102";
}
