using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

// A parameter that is called like an identity is told of unless every caller is found, and gives a constant.
public sealed class CallersByLookTests
{
    private const string Recorder = """
        public static class Recorder
        {
            private static readonly Prometheus.Counter Total = Prometheus.Metrics.CreateCounter("hits_total", "Hits.", "thing");
            public static void Record(string userId, string more = "") => Total.WithLabels(userId).Inc();
            public static void Note(this object self, string userId) => Total.WithLabels(userId).Inc();
        }
        """;

    [Theory]
    [InlineData("", "Recorder.Record(\"a\");")]
    [InlineData("", "global::Recorder.Record(\"a\", \"b\");")]
    [InlineData("", "Recorder.Record(more: \"b\", userId: \"a\");")]
    [InlineData("using R = Recorder;", "R.Record(\"a\");")]
    [InlineData("using static Recorder;", "Record(\"a\");")]
    public async Task However_a_static_method_is_written_its_callers_are_found(string usings, string call)
    {
        string[] told = await ToldAsync(Recorder, usings + " public class Caller { void M() { " + call + " \"\".Note(\"a\"); } }");

        Assert.Empty(told);
    }

    [Theory]
    [InlineData("this.Note(\"a\");")]
    [InlineData("Recorder.Note(this, \"a\");")]
    [InlineData("object? o = this; o?.Note(\"a\");")]
    public async Task Both_ways_to_call_an_extension_are_found(string call)
    {
        string[] told = await ToldAsync(Recorder, "public class Caller { void M() { Recorder.Record(\"a\"); " + call + " } }");

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_global_alias_of_another_file_is_seen()
    {
        string[] told = await ToldAsync(Recorder, "public class Caller { void M() { R.Record(\"a\"); this.Note(\"a\"); } }", "global using R = Recorder;");

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_call_through_an_interface_has_its_own_defaults()
    {
        string[] told = await ToldAsync(
            "public interface IRecorder { void Record(string userId = \"none\"); } public class Own : IRecorder { static readonly Prometheus.Counter Total = Prometheus.Metrics.CreateCounter(\"hits_total\", \"Hits.\", \"thing\"); public void Record(string userId) => Total.WithLabels(userId).Inc(); }",
            "public class Caller { void M(IRecorder recorder) => recorder.Record(); }");

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_private_method_is_called_from_another_part_of_its_type()
    {
        string[] told = await ToldAsync(
            "public partial class Own { static readonly Prometheus.Counter Total = Prometheus.Metrics.CreateCounter(\"hits_total\", \"Hits.\", \"thing\"); void Record(string userId) => Total.WithLabels(userId).Inc(); }",
            "public partial class Own { class Inner { void M(Own own) => own.Record(\"a\"); } }");

        Assert.Empty(told);
    }

    [Theory]
    [InlineData("public class Recorder2 { public void Record(string userId, string more) { } void M() => Record(\"a\", \"b\"); }")]
    [InlineData("public static class Other { public static void Record(string userId) { } static void M() => Other.Record(\"a\"); }")]
    public async Task Calls_of_other_methods_of_the_name_say_nothing(string others)
    {
        string[] told = await ToldAsync(Recorder, others);

        Assert.Equal(["userId", "userId"], told);
    }

    private const string Own = """
        public class Base { static readonly Prometheus.Counter Total = Prometheus.Metrics.CreateCounter("hits_total", "Hits.", "thing"); public void Record(string userId) => Total.WithLabels(userId).Inc(); }
        public class Derived : Base { public Derived Me => this; }
        public class Other : System.Collections.Generic.List<string> { public void Record(string userId) { } }
        """;

    [Theory]
    [InlineData("Base on;", "on.Record(\"a\");")]
    [InlineData("Derived on;", "this.on.Record(\"a\");")]
    [InlineData("Derived on { get; }", "on.Record(\"a\");")]
    [InlineData("", "var on = new Derived(); on.Record(\"a\");")]
    [InlineData("", "foreach (var on in new[] { new Derived().Me }) on.Record(\"a\");")]
    [InlineData("", "System.Action<Base> act = on => on.Record(\"a\");")]
    [InlineData("", "void Local<T>(T on) where T : Base => on.Record(\"a\");")]
    [InlineData("Other on;", "on.Record(Other()); { Base on = new Derived(); on.Record(\"a\"); } string Other() => \"b\";")]
    public async Task Whatever_a_method_is_called_on_its_callers_are_found(string member, string call)
    {
        string[] told = await ToldAsync(Own, "#pragma warning disable\npublic class Caller { " + member + " void M() { " + call + " } }");

        Assert.Empty(told);
    }

    [Theory]
    [InlineData("Other on;", "on.Record(\"a\");")]
    [InlineData("", "var on = new Other(); on.Record(\"a\");")]
    public async Task Calls_on_other_types_say_nothing(string member, string call)
    {
        string[] told = await ToldAsync(Own, "#pragma warning disable\npublic class Caller { " + member + " void M() { " + call + " } }");

        Assert.Equal(["userId"], told);
    }

    private static async Task<string[]> ToldAsync(params string[] sources)
    {
        TestProject project = PrometheusNetSurface.With("") with { Sources = [.. sources.Select((text, i) => ($"File{i}.cs", text))] };
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = project.Generate().Output;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return [.. (await Verify.AnalyzeAsync(compilation)).Where(d => d.Id == "MK3101").Select(d => d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))];
    }
}
