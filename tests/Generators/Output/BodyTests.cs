using Microsoft.CodeAnalysis;

namespace MetricsKit.Generators.Tests.Output;

/// <summary>Whatever C# accepts gets a body, so that the compiler's CS8795 never hides our own error.</summary>
public class BodyTests
{
    public static TheoryData<string, string> Unserved => new()
    {
        { "no set", "public static partial class M { [Counter(\"a_total\")] public static partial Counter A(); public static void Run() => A(); }" },
        { "no set, struct", "public partial struct M { [Counter(\"a_total\")] public static partial Counter A(); public static void Run() => A(); }" },
        { "no set, interface", "public partial interface M { [Counter(\"a_total\")] public static partial Counter A(); public static void Run() => A(); }" },
        { "no set, record", "public partial record M { [Gauge(\"a\")] public partial Gauge A { get; set; } public static void Run() => _ = new M().A; }" },
        { "an open string", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(string userId); public static void Run() => A(\"\"); }" },
        { "a wrong type", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Gauge A(); public static void Run() => A(); }" },
        { "a foreign type", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial string A(); public static void Run() => A(); }" },
        { "void", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial void A(); public static void Run() => A(); }" },
        { "generic", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A<T>(T t) where T : struct, IComparable<T>; public static void Run() => A(1); }" },
        { "generic set", "public static class M { public static void Run() => S<int>.A(); } [MetricSet] public static partial class S<T> { [Counter(\"a_total\")] public static partial Counter A(); }" },
        { "ref", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(ref bool ok); public static void Run() { bool ok = true; A(ref ok); } }" },
        { "out", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(out bool ok); public static void Run() => A(out _); }" },
        { "ref return", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial ref Counter A(); public static void Run() => A(); }" },
        { "params", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(params string[] all); public static void Run() => A(); }" },
        { "extension", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(this Guid id); public static void Run() => Guid.Empty.A(); }" },
        { "pointer", "[MetricSet] public static unsafe partial class M { [Counter(\"a_total\")] public static partial Counter A(int* p); public static void Run() => A(null); }" },
        { "illegal name", "[MetricSet] public static partial class M { [Counter(\"a b\")] public static partial Counter A(); public static void Run() => A(); }" },
        { "no name", "[MetricSet] public static partial class M { [Counter(null!)] public static partial Counter A(); public static void Run() => A(); }" },
        { "reserved label", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(bool le, bool __x); public static void Run() => A(true, true); }" },
        { "empty domain", "public enum E; [MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(E e); public static void Run() => A(default); }" },
        { "colliding labels", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(bool userId, bool user_id); public static void Run() => A(true, true); }" },
        { "bad buckets", "[MetricSet] public static partial class M { [Histogram(\"a\", Buckets = [2, 1])] public static partial Histogram A(); public static void Run() => A(); }" },
        { "two kinds", "[MetricSet] public static partial class M { [Counter(\"a_total\"), Gauge(\"b\")] public static partial Counter A(); public static void Run() => A(); }" },
        { "set property", "[MetricSet] public static partial class M { [Gauge(\"a\")] public static partial Gauge A { get; set; } public static void Run() => A = A; }" },
        { "own constructor", "[MetricSet] public partial class M { public M() { } [Gauge(\"a\")] public partial Gauge A(); public static void Run() => new M().A(); }" },
        { "info", "[MetricSet] public static partial class M { [Info(\"a_info\")] public static partial Counter A(); public static void Run() => A(); }" },
        { "too many combinations", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A([LabelRange(0, 65535)] int x, [LabelRange(0, 65535)] int y); public static void Run() => A(1, 2); }" },
        { "missing source", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A([LabelValueSource(\"Nowhere\", MaxValues = 3)] string x); public static void Run() => A(\"\"); }" },
    };

    [Theory]
    [MemberData(nameof(Unserved))]
    public async Task A_member_that_cannot_be_served_has_a_body_that_throws(string what, string source)
    {
        _ = what;
        var project = TestProject.Of(source);
        Assert.Empty(project.Generate().Errors);
        using LoadedAssembly assembly = LoadedAssembly.Load(project);
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => assembly.CallAsync("M", "Run"));
        Assert.NotEmpty(error.Message);
    }

    public static TheoryData<string, string> Rejected => new()
    {
        { "CS8795", "[MetricSet] file static partial class M { [Counter(\"a_total\")] public static partial Counter A(); }" },
        { "CS8795", "[MetricSet] public static class M { [Counter(\"a_total\")] public static partial Counter A(); }" },
        { "CS0579", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(); } [MetricSet] public static partial class M;" },
        { "CS0260", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(); } public static class M;" },
        { "CS0111", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(); [Counter(\"b_total\")] public static partial Counter A(); }" },
        { "CS0246", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter A(Missing x); }" },
        { "CS0501", "[MetricSet] public static partial class M { [Counter(\"a_total\")] public static partial Counter (); }" },
        { "CS1525", "[MetricSet] public static partial class M { [Counter(\"a_total\", Buckets = )] public static partial Counter A(); }" },
        { "CS7036", "[MetricSet] public static partial class M { [Counter] public static partial Counter A(); }" },
    };

    [Theory]
    [MemberData(nameof(Rejected))]
    public void Code_that_does_not_compile_does_not_stop_the_generator(string error, string source) =>
        Assert.Contains(error, TestProject.Of(source).Generate().Errors.Select(e => e.Id));

    [Fact]
    public void One_broken_declaration_leaves_the_others_working()
    {
        GeneratorRun run = TestProject.Of("""
            [MetricSet]
            public static partial class M
            {
                [Counter("a_total")] public static partial Counter A(string userId);
                [Counter("b_total")] public static partial Counter B();
            }
            """).Generate();
        string text = run.Files["M.g.cs"];
        Assert.Contains("return MetricsKitSeries.B[0]", text, StringComparison.Ordinal);
        Assert.Contains("throw new global::System.NotSupportedException(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_that_the_user_wrote_is_left_alone()
    {
        GeneratorRun run = TestProject.Of("""
            [MetricSet]
            public static partial class M
            {
                [Counter("a_total")] public static partial Counter A();
                public static partial Counter A() => throw new NotImplementedException();
            }
            """).Generate();
        Assert.Empty(run.Errors);
    }
}
