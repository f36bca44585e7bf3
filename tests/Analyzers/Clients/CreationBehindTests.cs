namespace MetricsKit.Analyzers.Tests.Clients;

/// <summary>From a metric that is used back to the call that creates it.</summary>
public class CreationBehindTests
{
    private const string Found = "Counter a_total(x, y)";

    [Theory]
    [InlineData("Held.Static")]
    [InlineData("Held.Static.WithLabels(\"1\", \"2\")")]
    [InlineData("(ICounter)(Held.Static.WithLabels(\"1\", \"2\"))")]
    [InlineData("Held.Property")]
    [InlineData("Held.Computed")]
    [InlineData("Held.Getter")]
    [InlineData("Held.Late.Value")]
    [InlineData("Held.LateMethod.Value")]
    [InlineData("Held.Child")]
    [InlineData("Held.Made()")]
    [InlineData("Held.Maybe?.WithLabels(\"1\", \"2\")")]
    [InlineData("new Held(null!).Injected")]
    [InlineData("new Held(null!).Assigned!.WithLabels(\"1\", \"2\")")]
    [InlineData("new Held(null!).First")]
    [InlineData("new Heir().Injected")]
    [InlineData("new Part().Counter")]
    [InlineData("new Primary(null!).Counter")]
    [InlineData("Metrics.CreateCounter(\"a_total\", \"\", \"x\", \"y\").WithLabels(\"1\", \"2\")")]
    public void Members_AreFollowedIntoTheirFiles(string expression) =>
        Assert.Equal(Found, Created.Behind(Declarations, Part1, Part2, Use("", expression)));

    [Theory]
    [InlineData("var c = Held.Static;", "c")]
    [InlineData("Counter c; if (DateTime.Now.Year > 1) c = Held.Static; else c = Held.Property;", "c")]
    [InlineData("var c = DateTime.Now.Year > 1 ? Held.Static : Held.Property;", "c")]
    [InlineData("var c = DateTime.Now.Year switch { 1 => Held.Static, _ => throw new Exception() };", "c")]
    [InlineData("Counter? c = null; c ??= Held.Static;", "c")]
    [InlineData("Counter c = Local(); Counter Local() { return Held.Static; }", "c")]
    public void Locals_AreFollowedToEachOfTheirValues(string statements, string expression) =>
        Assert.Equal(Found, Created.Behind(Declarations, Part1, Part2, Use(statements, expression)));

    [Theory]
    [InlineData("var c = DateTime.Now.Year > 1 ? Held.Static : Held.Different;", "c")]
    [InlineData("var c = Held.Static; Set(ref c); void Set(ref Counter x) { }", "c")]
    [InlineData("", "given")]
    [InlineData("var c = given ?? Held.Static;", "c")]
    [InlineData("", "new Held(null!).Overwritten")]
    [InlineData("", "new Held(null!).Open")]
    [InlineData("", "Held.A()")]
    [InlineData("foreach (var c in new[] { Held.Static }) given = c;", "given")]
    [InlineData("", "1")]
    [InlineData("object? c = null;", "c")]
    public void WhatMayBeAnother_IsNotGuessed(string statements, string expression) =>
        Assert.Null(Created.Behind(Declarations, Part1, Part2, Use(statements, expression)));

    [Fact]
    public void TheNameOfAHelper_IsItsParameter() => Assert.Equal(
        "Counter ?(x)",
        Created.Behind("""
            public static class Helpers
            {
                public static Counter Failures(this IMetricFactory factory, string name) => factory.CreateCounter(name, "", ["x"]);
            }
            """,
            Use("", "Metrics.DefaultFactory.Failures(\"f\")")));

    [Theory]
    [InlineData("handle.AcquireLease(out var c, \"1\", \"2\");", "c")]
    [InlineData("ICounter c; handle.AcquireLease(out c, \"1\", \"2\");", "c")]
    [InlineData("", "handle.WithExtendLifetimeOnUse().WithLabels(\"1\", \"2\")")]
    public void Leases_AreSeriesOfTheirMetric(string statements, string expression) =>
        Assert.Equal(Found, Created.Behind(Use(Handle + statements, expression)));

    [Fact]
    public void TheParameterOfALease_IsASeries() =>
        Assert.Equal(Found, Created.Behind(Use(Handle + "handle.WithLease(c => Probe.At(c), \"1\", \"2\");", null)));

    [Fact]
    public void InstrumentsOfMeters_AreFollowedAsWell() => Assert.Equal(
        "Histogram latency(?)",
        Created.Behind("""
            public class Service(IMeterFactory factory)
            {
                private readonly Histogram<double> _latency = factory.Create("shop").CreateHistogram<double>("latency", "s");
                public void M() => Probe.At(_latency);
            }
            """));

    [Fact]
    public void LambdasSeeTheLocalsAroundThem() => Assert.Equal(
        Found,
        Created.Behind(Use("""var c = Metrics.CreateCounter("a_total", "", "x", "y"); Action f = () => Probe.At(c);""", null)));

    private const string Handle = """var handle = Metrics.WithManagedLifetime(TimeSpan.FromHours(1)).CreateCounter("a_total", "", ["x", "y"]); """;

    private const string Declarations = """
        public class Held
        {
            public static readonly Counter Static = Metrics.CreateCounter("a_total", "", "x", "y");
            public static Counter Different = Metrics.CreateCounter("a_total", "", "x", "z");
            public static Counter Property { get; } = Static;
            public static Counter Computed => Property;
            public static Counter Getter { get { return Computed; } }
            public static readonly Lazy<Counter> Late = new(() => Metrics.CreateCounter("a_total", "", "x", "y"));
            public static readonly Lazy<Counter> LateMethod = new(Made);
            public static readonly Counter.Child Child = Static.WithLabels("1", "2");
            public static Counter? Maybe = Static;
            public readonly Counter Injected;
            public Counter? Assigned { get; private set; }
            public readonly Counter First, Second;
            public Counter Overwritten = Static;
            public readonly Counter Open;

            public Held(Counter open, IMetricFactory? factory = null)
            {
                this.Injected = (factory ?? Metrics.DefaultFactory).CreateCounter("a_total", "", new CounterConfiguration { LabelNames = Names });
                (First, Second) = (Static, Different);
                Open = open;
            }

            protected Held() : this(Static) { }

            private static readonly string[] Names = ["x", "y"];
            public void Start() => Assigned = Static;
            public void Change() => Overwritten = Different;
            public static Counter Made() { if (DateTime.Now.Year > 1) { return Static; } return Property; }
            public static Counter A() => B();
            public static Counter B() => A();
        }

        public class Heir : Held;

        public class Primary(IMetricFactory factory)
        {
            public readonly Counter Counter = factory.CreateCounter("a_total", "", ["x", "y"]);
        }
        """;

    private const string Part1 = "public partial class Part { public Counter Counter = null!; }";

    private const string Part2 = """public partial class Part { public Part() { Counter = Metrics.CreateCounter("a_total", "", Labels.X, Labels.Y); } private static class Labels { public const string X = "x", Y = "y"; } }""";

    private static string Use(string statements, string? expression) => $$"""
        public class User
        {
            public void M(Counter given)
            {
                {{statements}}
                {{(expression is null ? "" : $"Probe.At({expression});")}}
            }
        }
        """;
}
