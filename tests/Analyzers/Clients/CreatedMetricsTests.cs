using MetricsKit.Model;

namespace MetricsKit.Analyzers.Tests.Clients;

/// <summary>The reader of calls that create metrics: what each overload says.</summary>
public class CreatedMetricsTests
{
    [Theory]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.")""", "")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", "x", "y")""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", ["x", "y"])""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", [.. L.Base, "y"])""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", new[] { "x", "y" })""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", new string[] { "x", L.Y }, null)""", "x y")]
    [InlineData("""Metrics.CreateCounter(help: "Help.", labelNames: new[] { "x" }, name: "a_total")""", "x")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", L.Names)""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", L.Listed.ToArray())""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", Array.Empty<string>())""", "")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", new string[0])""", "")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", nameof(L), L.Text)""", "L z")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", new CounterConfiguration { LabelNames = ["x"] })""", "x")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", new CounterConfiguration())""", "")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", L.Configuration)""", "x y")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", (CounterConfiguration?)null)""", "")]
    [InlineData("""Metrics.CreateCounter("a_total", "Help.", new[] { "z" }, L.Configuration)""", "z")]
    [InlineData("""Metrics.WithManagedLifetime(TimeSpan.FromHours(1)).CreateCounter("a_total", "Help.", ["x"])""", "x")]
    [InlineData("""Metrics.WithLabels(new Dictionary<string, string>()).CreateCounter("a_total", "Help.", ["x"])""", "x")]
    public void Labels_AreThoseOfTheCall(string creation, string labels)
    {
        CreatedMetric metric = Created.Call(Class(creation))!;

        Assert.Equal((MetricApi.PrometheusNet, MetricKind.Counter, "Counter", "a_total", "Help."), (metric.Api, metric.Kind, metric.ApiName, metric.Name, metric.Help));
        Assert.Equal(labels, string.Join(" ", metric.LabelNames!.Value));
        Assert.Equal(metric.LabelNames.Value.Length, metric.LabelArguments.Length);
    }

    [Theory]
    [InlineData("""Metrics.CreateGauge(L.Changing, "Help.", L.Setting)""", null, null)]
    [InlineData("""Metrics.CreateGauge("a" + L.Y, L.Changing, "x", L.Changing)""", "ay", 2)]
    [InlineData("""Metrics.CreateGauge($"a_{L.Y}", "", new GaugeConfiguration { LabelNames = L.Setting })""", "a_y", null)]
    [InlineData("""Metrics.CreateGauge(L.Text, null!, L.Setting.Where(x => x != "").ToArray())""", "z", null)]
    public void WhatIsNoConstant_IsNotGuessed(string creation, string? name, int? labels)
    {
        CreatedMetric metric = Created.Call(Class(creation))!;

        Assert.Equal((MetricKind.Gauge, name, labels), (metric.Kind, metric.Name, metric.LabelCount));
        Assert.Null(metric.LabelNames);
    }

    [Theory]
    [InlineData("""Metrics.CreateSummary("a", "")""", "Summary", null, "")]
    [InlineData("""Metrics.CreateHistogram("a", null!)""", "Histogram", MetricKind.Histogram, "")]
    [InlineData("""new Meter("m").CreateCounter<long>("a")""", "Counter", MetricKind.Counter, null)]
    [InlineData("""new Meter("m").CreateHistogram<double>("a", "s", "Says.")""", "Histogram", MetricKind.Histogram, "Says.")]
    [InlineData("""new Meter("m").CreateGauge<int>(name: "a", description: "Says.")""", "Gauge", MetricKind.Gauge, "Says.")]
    [InlineData("""new Meter("m").CreateUpDownCounter<int>("a")""", "UpDownCounter", null, null)]
    [InlineData("""new Meter("m").CreateObservableCounter("a", () => 1L)""", "ObservableCounter", MetricKind.Counter, null)]
    [InlineData("""new Meter("m").CreateObservableGauge("a", () => 1L)""", "ObservableGauge", MetricKind.Gauge, null)]
    [InlineData("""new Meter("m").CreateObservableUpDownCounter("a", () => 1L)""", "ObservableUpDownCounter", null, null)]
    public void EachKind_IsNamedAsItsApiNamesIt(string creation, string apiName, MetricKind? kind, string? help)
    {
        CreatedMetric metric = Created.Call(Class(creation))!;

        Assert.Equal((apiName, kind, "a", help), (metric.ApiName, metric.Kind, metric.Name, metric.Help));
        Assert.Equal(metric.Api == MetricApi.Meters, metric.LabelNames is null);
    }

    [Fact]
    public void OtherCallsOfThoseNames_AreNone() => Assert.Null(Created.Call(
        "namespace Mine { public class Metrics { public static object CreateCounter(string name) => name; } }",
        """public class User { public void M() => Probe.At(Mine.Metrics.CreateCounter("a")); }"""));

    private static string Class(string expression) => $$"""
        public static class L
        {
            public const string Y = "y";
            public static readonly string Text = "z";
            public static readonly string[] Base = { "x" };
            public static readonly string[] Names = [.. Base, Y];
            public static readonly List<string> Other = new();
            public static IReadOnlyList<string> Listed { get; } = Names;
            public static string Changing = DateTime.Now.ToString();
            public static string[] Setting { get; set; } = { "x" };
            public static readonly CounterConfiguration Configuration = new() { LabelNames = new[] { "x", "y" } };
        }

        public class User
        {
            public void M() => Probe.At({{expression}});
        }
        """;
}
