using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Migration;

public sealed class MK7001MigratableTests
{
    private static TestProject In(string type, string member) =>
        PrometheusNetSurface.With($$"""
            using Prometheus;
            using Counter = Prometheus.Counter;
            using Gauge = Prometheus.Gauge;
            using Histogram = Prometheus.Histogram;

            namespace Shop;

            {{type}}
            {
                {{member}}
            }
            """);

    [Theory]
    [InlineData("""public static readonly Counter {|MK7001:X|} = Metrics.CreateCounter("x_total", "Help.");""")]
    [InlineData("""private static Gauge {|MK7001:X|} = Metrics.CreateGauge("x", "Help.", "a", "b");""")]
    [InlineData("""internal static Counter {|MK7001:X|} { get; } = Metrics.CreateCounter("x_total", "", Labels);""")]
    [InlineData("""static readonly IGauge {|MK7001:X|} = Metrics.CreateGauge("x", Help, new GaugeConfiguration { LabelNames = ["a"] });""")]
    [InlineData("""static readonly Histogram {|MK7001:X|} = Metrics.CreateHistogram("x", "Help.");""")]
    [InlineData("""static readonly Histogram {|MK7001:X|} = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = [0.1, 1, 2.5] });""")]
    [InlineData("""static readonly Histogram {|MK7001:X|} = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = new double[] { 1, double.PositiveInfinity } });""")]
    [InlineData("""static readonly Histogram {|MK7001:X|} = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = Histogram.LinearBuckets(1, 2, 10) });""")]
    [InlineData("""static readonly Histogram {|MK7001:X|} = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(count: 5, start: 0.001, factor: 2) });""")]
    public Task Says_no_more_than_a_declaration(string member) => Verify.DiagnosticsAsync(In(
        "public static class Names { public const string Help = \"Help.\"; public static readonly string[] Labels = [\"a\", \"b\"]; }\n\npublic class Service",
        member.Replace("Help)", "Names.Help)", StringComparison.Ordinal).Replace("Help,", "Names.Help,", StringComparison.Ordinal).Replace(" Labels)", " Names.Labels)", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""static readonly Summary X = Metrics.CreateSummary("x", "Help.");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_" + Environment.MachineName, "Help.");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", Environment.MachineName);""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", "Two\nlines.");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x-total", "Help.");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", "Help.", "__a");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", "Help.", "a", Environment.MachineName);""")]
    [InlineData("""static readonly Counter X = Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()).CreateCounter("x_total", "Help.");""")]
    [InlineData("""static readonly Counter X = Metrics.WithLabels(new Dictionary<string, string>()).CreateCounter("x_total", "Help.");""")]
    [InlineData("""static readonly object X = Metrics.WithManagedLifetime(TimeSpan.FromHours(1)).CreateCounter("x_total", "Help.");""")]
    [InlineData("""static readonly object X = Metrics.CreateCounter("x_total", "Help.");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", "Help.", new CounterConfiguration { SuppressInitialValue = true });""")]
    [InlineData("""static readonly Histogram X = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = Histogram.PowersOfTenDividedBuckets(0, 2, 4) });""")]
    [InlineData("""static readonly Histogram X = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = Histogram.LinearBuckets(1, 0, 4) });""")]
    [InlineData("""static readonly Histogram X = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = [2, 1] });""")]
    [InlineData("""public static Counter X = Metrics.CreateCounter("x_total", "Help.");""")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", "Help."), Y = Metrics.CreateCounter("y_total", "Help.");""")]
    [InlineData("""[Obsolete] static readonly Counter X = Metrics.CreateCounter("x_total", "Help.");""")]
    [InlineData("""public static Counter X { get; set; } = Metrics.CreateCounter("x_total", "Help.");""")]
    [InlineData("""public virtual Counter X { get; } = Metrics.CreateCounter("x_total", "Help.");""")]
    [InlineData("""static Counter X => Metrics.{|MK3106:CreateCounter|}("x_total", "Help.");""")]
    [InlineData("""readonly Counter X; public Service() => X = Metrics.CreateCounter("x_total", "Help.");""")]
    public Task Says_what_no_declaration_can(string member) => Verify.DiagnosticsAsync(In("public class Service", member), []);

    [Theory]
    [InlineData("public class Service<T>")]
    [InlineData("public interface IService")]
    [InlineData("file static class Service")]
    [InlineData("public class Service : IHas")]
    public Task A_type_that_cannot_give_it_away(string type) => Verify.DiagnosticsAsync(In(
        "public interface IHas { Counter X { get; } }\n\n" + type,
        type.Contains("IHas", StringComparison.Ordinal) ? """public Counter X { get; } = Metrics.CreateCounter("x_total", "Help.");""" : """static readonly Counter X = Metrics.CreateCounter("x_total", "Help.");"""));

    [Fact]
    public async Task Message()
    {
        Diagnostic diagnostic = Assert.Single(await Verify.DiagnosticsAsync(In("public class Service", """static readonly Counter {|MK7001:X|} = Metrics.CreateCounter("x_total", "Help.");""")));
        Assert.Equal(
            "Counter 'x_total' of prometheus-net can be a partial member of a [MetricSet]: its labels become parameters, and the compiler checks alerts and rules against it",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", );""", "CS1525")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter("x_total", Unknown);""", "CS0103")]
    [InlineData("""static readonly Counter X = Metrics.CreateCounter(;""", "CS1026", "CS1501")]
    [InlineData("""static readonly Histogram X = Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { Buckets = [0.1, Unknown] });""", "CS0103")]
    public Task Half_typed_code_is_the_compilers(string member, params string[] errors) =>
        Verify.DiagnosticsAsync(In("public class Service", member), errors);

    [Fact]
    public async Task Older_languages_have_no_partial_member_that_returns() =>
        Assert.DoesNotContain(
            await Verify.AnalyzeAsync(PrometheusNetSurface.With("""public static class S { static readonly Prometheus.Counter X = Prometheus.Metrics.CreateCounter("x_total", "Help."); }""") with { ImplicitUsings = false, Language = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp8 }),
            d => d.Id == "MK7001");
}
