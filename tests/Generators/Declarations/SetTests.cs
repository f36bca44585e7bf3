namespace MetricsKit.Generators.Tests.Declarations;

/// <summary>Where metrics can be declared.</summary>
public class SetTests
{
    [Fact]
    public async Task A_static_set_has_its_series_at_zero_before_anything_is_called() => Assert.Equal(
        ["calls_total{ok=\"false\"} 0", "calls_total{ok=\"true\"} 0"],
        await Running.SamplesAsync("""
            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls(bool ok);
            }
            """));

    [Fact]
    public async Task An_instance_set_without_constructor_gets_one_that_takes_a_registry() => Assert.Equal(
        ["calls_total 1"],
        await Running.SamplesAsync("""
            [MetricSet]
            public partial class M
            {
                [Counter("calls_total")]
                public partial Counter Calls();
            }

            public static class Program
            {
                public static void Run() => new M(MetricRegistry.Default).Calls().Inc();
            }
            """));

    [Fact]
    public async Task An_instance_set_uses_the_registry_of_its_primary_constructor() => Assert.Equal(
        ["calls_total 2"],
        await Running.SamplesAsync("""
            [MetricSet]
            internal sealed partial class M(string other, MetricRegistry @class)
            {
                public string Other => other + @class;

                [Counter("calls_total")]
                public partial Counter Calls();
            }

            public static class Program
            {
                public static void Run() => new M("", MetricRegistry.Default).Calls().Inc(2);
            }
            """));

    [Theory]
    [InlineData("public partial class M", "null!")]
    [InlineData("public partial class M(MetricRegistry registry)", "null!")]
    public async Task A_set_without_registry_says_which_argument_is_missing(string head, string argument)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(TestProject.Of($$"""
            [MetricSet]
            {{head}}
            {
                [Counter("calls_total")]
                public partial Counter Calls();
            }

            public static class Program
            {
                public static void Run() => new M({{argument}});
            }
            """));
        var error = await Assert.ThrowsAsync<ArgumentNullException>(() => assembly.CallAsync("Program", "Run"));
        Assert.Equal("registry", error.ParamName);
    }

    [Fact]
    public async Task Static_members_of_an_instance_set_use_the_default_registry() => Assert.Equal(
        ["all_total 1"],
        await Running.SamplesAsync("""
            [MetricSet]
            public partial class M(MetricRegistry registry)
            {
                [Counter("all_total")]
                public static partial Counter All();

                [Counter("own_total")]
                public partial Counter Own();
            }

            public static class Program
            {
                public static void Run()
                {
                    var registry = new MetricRegistry();
                    new M(registry).Own().Inc();
                    M.All().Inc();
                    if (registry.GetSampleValue("own_total") != 1)
                    {
                        throw new InvalidOperationException("The registry has no series.");
                    }
                }
            }
            """));

    [Fact]
    public async Task A_private_nested_set_has_its_series_from_the_start() => Assert.Equal(
        ["deep_total 0", "near_total 0"],
        await Running.SamplesAsync("""
            namespace N;

            public partial interface IOuter
            {
                internal partial record struct Between
                {
                    private partial class Private
                    {
                        public static partial class Open
                        {
                            [MetricSet]
                            private static partial class M
                            {
                                [Counter("deep_total")]
                                public static partial Counter Deep();
                            }
                        }
                    }

                    [MetricSet]
                    private static partial class M
                    {
                        [Counter("near_total")]
                        public static partial Counter Near();
                    }
                }
            }
            """));

    [Fact]
    public async Task A_set_can_be_written_in_several_files() => Assert.Equal(
        ["one_total 0", "two_total 0"],
        await Running.SamplesAsync(TestProject.Of("") with
        {
            Sources =
            [
                ("A.cs", """[MetricSet] public static partial class M { [Counter("one_total")] public static partial Counter One(); }"""),
                ("B.cs", """public static partial class M { [Counter("two_total")] public static partial Counter Two(); }"""),
            ],
        }));

    [Fact]
    public async Task Members_can_have_any_accessibility() => Assert.Equal(
        ["a_total 1", "b_total 1", "c_total 1", "d_total 1", "e_total 1", "f_total 1"],
        await Running.SamplesAsync("""
            [MetricSet]
            public partial class M(MetricRegistry registry)
            {
                [Counter("a_total")] public partial Counter A();
                [Counter("b_total")] internal partial Counter B();
                [Counter("c_total")] protected partial Counter C();
                [Counter("d_total")] private partial Counter D();
                [Counter("e_total")] protected internal partial Counter E();
                [Counter("f_total")] private protected partial Counter F();

                public void All()
                {
                    A().Inc(); B().Inc(); C().Inc(); D().Inc(); E().Inc(); F().Inc();
                }
            }

            public static class Program
            {
                public static void Run() => new M(MetricRegistry.Default).All();
            }
            """));

    [Fact]
    public async Task Overloads_have_families_of_their_own() => Assert.Equal(
        ["a_total 1", "b_total{ok=\"false\"} 0", "b_total{ok=\"true\"} 1"],
        await Running.SamplesAsync("""
            [MetricSet]
            public static partial class M
            {
                [Counter("a_total")] public static partial Counter Calls();
                [Counter("b_total")] public static partial Counter Calls(bool ok);
            }

            public static class Program
            {
                public static void Run()
                {
                    M.Calls().Inc();
                    M.Calls(true).Inc();
                }
            }
            """));

    [Fact]
    public async Task Parameters_can_be_called_like_what_is_generated() => Assert.Equal(
        ["calls_total{index=\"false\",event=\"true\",value=\"monday\",value_index=\"true\"} 1"],
        (await Running.SamplesAsync("""
            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls(bool index, bool @event, DayOfWeek? value, bool valueIndex);
            }

            public static class Program
            {
                public static void Run() => M.Calls(false, true, DayOfWeek.Monday, true).Inc();
            }
            """)).Where(line => line.EndsWith(" 1", StringComparison.Ordinal)));

    [Fact]
    public async Task A_parameter_can_be_passed_by_reference_or_name_the_caller() => Assert.Equal(
        ["calls_total{topic=\"t\",operation=\"Run\"} 1"],
        await Running.SamplesAsync("""
            using System.Runtime.CompilerServices;

            [LabelSet]
            public readonly record struct Labels([Label(MaxValues = 5)] string Topic);

            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls(in Labels labels, [Label(MaxValues = 5), CallerMemberName] string? operation = null);
            }

            public static class Program
            {
                public static void Run() => M.Calls(new("t")).Inc();
            }
            """));

    [Fact]
    public async Task Defaults_of_the_assembly_and_the_set_prefix_names() => Assert.Equal(
        ["acme_shop_calls_total 0", "shop_own_total 0"],
        await Running.SamplesAsync("""
            [assembly: MetricDefaults(Prefix = "acme")]

            [MetricSet(Prefix = "shop")]
            public static partial class M
            {
                [Counter("calls_total")] public static partial Counter Calls();
            }

            [MetricSet(Prefix = "shop", IgnoreDefaultPrefix = true)]
            public static partial class Own
            {
                [Counter("own_total")] public static partial Counter Calls();
            }
            """));

    [Fact]
    public async Task Values_that_an_object_lists_are_read_once_whoever_asks_first() => Assert.Equal(
        ["reads 1"],
        await Running.SamplesAsync("""
            [MetricSet]
            public partial class M(MetricRegistry registry)
            {
                private int _reads;

                public int Reads => _reads;

                private IEnumerable<string> Names()
                {
                    Interlocked.Increment(ref _reads);
                    return ["a", "b"];
                }

                [Counter("calls_total")]
                public partial Counter Calls([LabelValueSource(nameof(Names), MaxValues = 5)] string name);
            }

            [MetricSet]
            public static partial class Result
            {
                [Gauge("reads")]
                public static partial Gauge Reads();
            }

            public static class Program
            {
                public static void Run()
                {
                    var registry = new MetricRegistry();
                    var set = new M(registry);
                    Parallel.For(0, 1000, _ => set.Calls("a").Inc());
                    ((MetricsKit.Families.IMetricSet)set).Initialize();
                    if (registry.GetSampleValue("calls_total", ("name", "a")) != 1000)
                    {
                        throw new InvalidOperationException("Calls were lost.");
                    }

                    Result.Reads().Set(set.Reads);
                }
            }
            """));

    [Fact]
    public async Task A_host_can_create_the_series_that_an_object_lists_before_their_first_use() => Assert.Equal(
        ["calls_total{name=\"a\"} 0", "calls_total{name=\"b\"} 0"],
        await Running.SamplesAsync("""
            [MetricSet]
            public partial class M(MetricRegistry registry, string[] names)
            {
                private string[] Names => names;

                [Counter("calls_total")]
                public partial Counter Calls([LabelValueSource(nameof(Names), MaxValues = 5)] string name);
            }

            public static class Program
            {
                public static void Run() => ((MetricsKit.Families.IMetricSet)new M(MetricRegistry.Default, ["a", "b"])).Initialize();
            }
            """));

    [Fact]
    public async Task Keywords_can_name_namespaces_types_and_members() => Assert.Equal(
        ["a_total 0", "b_total 0"],
        await Running.SamplesAsync("""
            namespace @namespace.@class
            {
                public partial class @event
                {
                    private protected partial struct @struct
                    {
                        [MetricSet]
                        private static partial class @static
                        {
                            [Counter("a_total")] public static partial Counter @return { get; }
                            [Counter("b_total")] public static partial Counter @new();
                        }
                    }
                }
            }
            """));
}
