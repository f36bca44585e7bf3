using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Generators.Tests.Output;

/// <summary>Under which settings generated code compiles, with warnings as errors.</summary>
public class LanguageTests
{
    private const string Source = """
        using System;
        using MetricsKit;

        [LabelSet]
        public readonly record struct Labels([Label(MaxValues = 5)] string Topic, [Label(MaxValues = 5)] string Tenant, DayOfWeek Day);

        [MetricSet]
        public static partial class Static
        {
            [Counter("calls_total")]
            public static partial Counter Calls(in Labels labels, bool ok, [LabelRange(1, 3)] int attempt);

            [Histogram("seconds")]
            public static partial Histogram Seconds(DayOfWeek? day);
        }

        [MetricSet]
        public partial class Instance(MetricRegistry registry)
        {
            [Gauge("size")]
            public partial Gauge Size([LabelValueSource(nameof(Names), MaxValues = 5)] string name);

            public string[] Names => [registry.GetType().Name];
        }

        [MetricSet]
        public partial class Plain
        {
            [Gauge("other")]
            public partial Gauge Size();
        }
        """;

    public static TheoryData<LanguageVersion, bool, NullableContextOptions, DocumentationMode> Settings => new()
    {
        { LanguageVersion.CSharp12, false, NullableContextOptions.Enable, DocumentationMode.None },
        { LanguageVersion.CSharp12, true, NullableContextOptions.Disable, DocumentationMode.None },
        { LanguageVersion.CSharp13, true, NullableContextOptions.Enable, DocumentationMode.Parse },
        { LanguageVersion.Preview, false, NullableContextOptions.Warnings, DocumentationMode.None },
        { LanguageVersion.Preview, true, NullableContextOptions.Annotations, DocumentationMode.None },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Generated_code_compiles(LanguageVersion language, bool isChecked, NullableContextOptions nullable, DocumentationMode documentation)
    {
        GeneratorRun run = (TestProject.Of(Source) with
        {
            Language = language,
            Checked = isChecked,
            Nullable = nullable,
            Documentation = documentation,
            ImplicitUsings = false,
            WarningsAsErrors = true,
        }).Generate();
        Assert.Empty(run.Errors);
        run.Emit();
    }

    [Fact]
    public void Missing_documentation_is_not_the_generators_to_write()
    {
        GeneratorRun run = (TestProject.Of("""
            /// <summary>A set.</summary>
            [MetricSet]
            public partial class M
            {
                /// <summary>Calls.</summary>
                /// <param name="ok">Whether it went well.</param>
                [Counter("calls_total")]
                public partial Counter Calls(bool ok);
            }
            """) with { Documentation = DocumentationMode.Diagnose, WarningsAsErrors = true }).Generate();
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void Names_that_hide_the_frameworks_do_not_matter()
    {
        GeneratorRun run = TestProject.Of("""
            namespace Shop.System.MetricsKit.Families
            {
                public class String;
                public class MetricRegistry;

                [global::MetricsKit.MetricSet]
                public static partial class Counter
                {
                    [global::MetricsKit.Counter("calls_total")]
                    public static partial global::MetricsKit.Counter Calls(global::System.DayOfWeek day, [global::MetricsKit.Label(MaxValues = 3)] string topic);
                }
            }
            """).Generate();
        Assert.Empty(run.Errors);
        run.Emit();
    }

    [Fact]
    public async Task Checked_arithmetic_does_not_throw_for_undeclared_values() => Assert.Equal(
        "calls_total{day=\"other\",wide=\"other\",attempt=\"other\"} 3",
        (await Running.SamplesAsync(TestProject.Of("""
            public enum Wide : ulong { A, B }

            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls(DayOfWeek day, Wide wide, [LabelRange(2, 9)] int attempt);
            }

            public static class Program
            {
                public static void Run()
                {
                    M.Calls((DayOfWeek)(-1), (Wide)ulong.MaxValue, int.MinValue).Inc();
                    M.Calls((DayOfWeek)int.MaxValue, (Wide)(1UL << 63), int.MaxValue).Inc();
                    M.Calls((DayOfWeek)int.MinValue, (Wide)uint.MaxValue, 0).Inc();
                }
            }
            """) with { Checked = true })).Single(line => !line.EndsWith(" 0", StringComparison.Ordinal)));
}
