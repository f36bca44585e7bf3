namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>A fix compiles and means the same, or is not offered.</summary>
public sealed class RefusedTests
{
    private static string Source(string code) => $$"""
        using Prometheus;

        public static class M
        {
            public static readonly Counter X = Metrics.CreateCounter("x_total", "Help.", "kind");
            public static readonly Counter Y = Metrics.CreateCounter("y_total", "Help.");
            {{code}}
            public static void Take(Counter counter) { }
            public static void Take(ICounter counter, object? other) { }
        }
        """;

    [Theory]
    [InlineData("public static void Go(string[] values) => X.WithLabels(values).Inc();")]
    [InlineData("public static void Go(string a) => X.WithLabels(labelValues: a).Inc();")]
    [InlineData("public static void Go(ReadOnlyMemory<string> values) => X.WithLabels(values).Inc();")]
    [InlineData("public static void Go() => X.Inc();")]
    [InlineData("public static void Go() => Take(X);")]
    [InlineData("public static void Go() => X.RemoveLabelled(\"a\");")]
    [InlineData("public static object Go() => X.GetAllLabelValues();")]
    [InlineData("public static object Go() => X;")]
    [InlineData("public static void Go() => X?.WithLabels(\"a\").Inc();")]
    [InlineData("public static Func<string[], Counter.Child> Go() => X.WithLabels;")]
    [InlineData("public static void Go() => X/* why */.WithLabels(\"a\").Inc();")]
    [InlineData("public static void Go() => X.WithLabels(\"a\", \"b\").Inc();")]
    [InlineData("public static readonly Counter Same = Metrics.CreateCounter(\"x_total\", \"Help.\", \"kind\");")]
    [InlineData("public static void Go() => Metrics.DefaultRegistry.SetStaticLabels(new Dictionary<string, string>());")]
    [InlineData("public static class Inner { public static void X(string kind) { } } public static void Go() { void X(string k) { } M.X.WithLabels(\"a\").Inc(); X(\"\"); } public static void Z() => Q.WithLabels(\"a\"); static Counter Q => X;")]
    public async Task By_either_client(string code) => Assert.Empty(await Migrate.OffersAsync(Source(code)));

    [Theory]
    [InlineData("X.WithLabels(\"a\").Unpublish();")]
    [InlineData("X.WithLabels(\"a\").Inc(Exemplar.FromTraceContext());")]
    [InlineData("Take(X.WithLabels(\"a\"), null);")]
    [InlineData("object o = X.WithLabels(\"a\");")]
    [InlineData("Console.WriteLine(X.WithLabels(\"a\"));")]
    [InlineData("X.WithLabels(\"a\").CountExceptions(() => { }, e => e is ArgumentException);")]
    [InlineData("var list = new List<ICounter> { X.WithLabels(\"a\") };")]
    [InlineData("ICounter c = X.WithLabels(\"a\"); c = Y;")]
    public async Task By_ours_where_only_theirs_can(string statement) => Assert.Equal(
        [MigrationFix.KeyOf(MigrationClient.PrometheusNet)],
        await Migrate.OffersAsync(Source($"public static void Go() {{ {statement} }}")));

    [Fact]
    public async Task A_class_of_that_name_is_somebody_elses() => Assert.Empty(await Migrate.OffersAsync("""
        using Prometheus;
        public class Service { static readonly Counter X = Metrics.CreateCounter("x_total", "Help."); }
        public static class ServiceMetrics { }
        """));

    [Fact]
    public async Task Two_labels_whose_parameters_are_one() => Assert.Empty(await Migrate.OffersAsync("""
        using Prometheus;
        public static class M { public static readonly Counter X = Metrics.CreateCounter("x_total", "Help.", "a_b", "aB"); }
        """));

    [Fact]
    public async Task A_name_that_another_member_has() => Assert.Empty(await Migrate.OffersAsync("""
        using Prometheus;
        public static class M { private static readonly Counter _x = Metrics.CreateCounter("x_total", "Help."); public static Counter X => _x; }
        """));
}
