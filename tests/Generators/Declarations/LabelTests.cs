namespace MetricsKit.Generators.Tests.Declarations;

/// <summary>What labels can be made of, and what becomes of values that were not declared.</summary>
public class LabelTests
{
    private static async Task<string[]> TouchedAsync(string parameters, string calls, string types = "") =>
        (await Running.SamplesAsync($$"""
            {{types}}
            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls({{parameters}});

                public static IEnumerable<string> Names => ["one", "two"];

                public static string[] Throws() => throw new InvalidOperationException();
            }

            public static class Program
            {
                public static void Run()
                {
                    {{calls}}
                }
            }
            """))
        .Where(line => line.StartsWith("calls_total{", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal))
        .Select(line => line["calls_total".Length..])
        .ToArray();

    [Fact]
    public async Task A_dense_enum_is_an_index_and_undeclared_values_go_to_other() => Assert.Equal(
        ["{state=\"idle\"} 1", "{state=\"very_busy\"} 2", "{state=\"other\"} 3"],
        await TouchedAsync(
            "State state",
            "M.Calls(State.Idle).Inc(); M.Calls(State.VeryBusy).Inc(2); M.Calls((State)2).Inc(); M.Calls((State)255).Inc(2);",
            "public enum State : byte { Idle, VeryBusy }"));

    [Fact]
    public async Task A_sparse_enum_is_a_switch_and_aliases_are_one_value() => Assert.Equal(
        ["{state=\"low\"} 1", "{state=\"high\"} 2", "{state=\"other\"} 1"],
        await TouchedAsync(
            "State state",
            "M.Calls(State.Low).Inc(); M.Calls(State.High).Inc(); M.Calls(State.Alias).Inc(); M.Calls(0).Inc();",
            "public enum State { Low = -5, High = 300, Alias = High }"));

    [Theory]
    [InlineData("long", "(1L << 32)")]
    [InlineData("ulong", "ulong.MaxValue")]
    [InlineData("uint", "uint.MaxValue")]
    [InlineData("sbyte", "-1")]
    public async Task Every_underlying_type_of_an_enum_is_safe(string type, string undeclared) => Assert.Equal(
        ["{state=\"a\"} 1", "{state=\"b\"} 1", "{state=\"other\"} 1"],
        await TouchedAsync(
            "State state",
            $"M.Calls(State.A).Inc(); M.Calls(State.B).Inc(); M.Calls((State)({undeclared})).Inc();",
            $"public enum State : {type} {{ A, B }}"));

    [Fact]
    public async Task A_bool_has_two_values() => Assert.Equal(
        ["{ok=\"false\"} 1", "{ok=\"true\"} 2"],
        await TouchedAsync("bool ok", "M.Calls(false).Inc(); M.Calls(true).Inc(2);"));

    [Fact]
    public async Task Declared_strings_are_values_and_others_go_to_other() => Assert.Equal(
        ["{method=\"card\"} 1", "{method=\"paypal\"} 2", "{method=\"other\"} 3"],
        await TouchedAsync(
            "[LabelValues(\"card\", \"paypal\")] string method",
            "M.Calls(\"card\").Inc(); M.Calls(\"paypal\").Inc(2); M.Calls(\"cash\").Inc(); M.Calls(\"Card\").Inc(); M.Calls(null!).Inc();"));

    [Fact]
    public async Task A_range_has_its_numbers() => Assert.Equal(
        ["{attempt=\"-1\"} 1", "{attempt=\"2\"} 1", "{attempt=\"other\"} 4"],
        await TouchedAsync(
            "[LabelRange(-1, 2)] int attempt",
            "M.Calls(-1).Inc(); M.Calls(2).Inc(); M.Calls(3).Inc(); M.Calls(-2).Inc(); M.Calls(int.MaxValue).Inc(); M.Calls(int.MinValue).Inc();"));

    [Fact]
    public async Task An_open_label_keeps_its_bound() => Assert.Equal(
        ["{topic=\"a\"} 1", "{topic=\"b\"} 1", "{topic=\"other\"} 3"],
        (await TouchedAsync(
            "[Label(MaxValues = 2)] string topic",
            "M.Calls(\"a\").Inc(); M.Calls(\"b\").Inc(); M.Calls(\"c\").Inc(); M.Calls(\"d\").Inc(); M.Calls(null!).Inc();")).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_label_with_a_source_takes_the_values_it_lists() => Assert.Equal(
        ["{name=\"other\"} 1", "{name=\"two\"} 1"],
        (await TouchedAsync(
            "[LabelValueSource(nameof(Names), MaxValues = 5)] string name",
            "M.Calls(\"two\").Inc(); M.Calls(\"three\").Inc();")).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_source_that_throws_leaves_the_program_running() => Assert.Equal(
        ["{name=\"other\"} 1"],
        await TouchedAsync("[LabelValueSource(nameof(Throws), MaxValues = 5)] string name", "M.Calls(\"two\").Inc();"));

    [Fact]
    public async Task Null_leaves_an_optional_label_out() => Assert.Equal(
        new[]
        {
            "{day=\"friday\",ok=\"true\",method=\"card\",attempt=\"1\",topic=\"t\"} 1",
            "{} 1",
            "{day=\"other\",ok=\"false\",method=\"other\",attempt=\"other\",topic=\"u\"} 1",
        }.Order(StringComparer.Ordinal),
        (await Running.SamplesAsync("""
            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls(DayOfWeek? day, bool? ok, [LabelValues("card")] string? method, [LabelRange(1, 2)] int? attempt, [Label(MaxValues = 9)] string? topic);
            }

            public static class Program
            {
                public static void Run()
                {
                    M.Calls(DayOfWeek.Friday, true, "card", 1, "t").Inc();
                    M.Calls(null, null, null, null, null).Inc();
                    M.Calls((DayOfWeek)9, false, "cash", 3, "u").Inc();
                }
            }
            """)).Select(line => line["calls_total".Length..]).Select(line => line[0] == '{' ? line : "{}" + line).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Closed_and_open_labels_mix() => Assert.Equal(
        ["{topic=\"t\",ok=\"true\",tenant=\"x\",day=\"monday\"} 1"],
        await TouchedAsync(
            "[Label(MaxValues = 5)] string topic, bool ok, [Label(MaxValues = 5)] string? tenant, DayOfWeek day",
            "M.Calls(\"t\", true, \"x\", DayOfWeek.Monday).Inc();"));

    [Fact]
    public async Task Label_sets_share_labels_and_may_be_classes_structs_or_null() => Assert.Equal(
        ["{topic=\"other\",ok=\"other\",retried=\"true\"} 1", "{topic=\"t\",ok=\"true\",retried=\"false\"} 1"],
        (await TouchedAsync(
            "Message labels, in Delivery delivery",
            "M.Calls(new(\"t\", true), new(false)).Inc(); M.Calls(null!, new(true)).Inc();",
            """
            [LabelSet] public sealed record Message([Label(MaxValues = 5)] string Topic, bool Ok);
            [LabelSet] public readonly record struct Delivery(bool Retried);
            """)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task More_combinations_than_an_array_holds_are_found_all_the_same() => Assert.Equal(
        ["{row=\"999\",column=\"99\"} 2", "{row=\"other\",column=\"0\"} 1"],
        await TouchedAsync(
            "[LabelRange(0, 999)] int row, [LabelRange(0, 99)] int column",
            "M.Calls(999, 99).Inc(); M.Calls(999, 99).Inc(); M.Calls(-1, 0).Inc();"));

    [Fact]
    public async Task Wire_names_are_snake_case_unless_stated() => Assert.Equal(
        ["{http_method=\"GET\",class=\"5xx\",status_code=\"404\"} 1"],
        await TouchedAsync(
            "Method httpMethod, [Label(\"class\")] Kind kind, [Label(Format = LabelFormat.Number)] System.Net.HttpStatusCode statusCode",
            "M.Calls(Method.Get, Kind.ServerError, System.Net.HttpStatusCode.NotFound).Inc();",
            """
            [LabelFormat(LabelFormat.Upper)] public enum Method { Get, Post }
            public enum Kind { Ok, [LabelValue("5xx", IsError = true)] ServerError }
            """));

    [Fact]
    public async Task Ranges_reach_the_ends_of_their_types() => Assert.Equal(
        ["{first=\"-2147483648\",second=\"255\",third=\"2147483647\"} 1", "{first=\"other\",second=\"other\",third=\"other\"} 1"],
        await TouchedAsync(
            "[LabelRange(int.MinValue, -2147483646)] int first, [LabelRange(254, 255)] byte second, [LabelRange(2147483646, int.MaxValue)] int third",
            "M.Calls(int.MinValue, 255, int.MaxValue).Inc(); M.Calls(0, 0, int.MinValue).Inc();"));

    [Fact]
    public async Task Obsolete_members_of_an_enum_are_values_too() => Assert.Equal(
        ["{state=\"old\"} 1"],
        await TouchedAsync(
            "State state",
            "M.Calls((State)9).Inc();",
            "public enum State { New = 5, [Obsolete(\"Gone.\", error: true)] Old = 9 }"));

    [Fact]
    public async Task Enums_and_label_sets_of_other_assemblies_keep_their_wire_names()
    {
        TestProject library = TestProject.Of("""
            namespace Lib
            {
                [LabelFormat(LabelFormat.Upper)] public enum Kind { Small, [LabelValue("XL")] ExtraLarge }
                [LabelSet] public readonly record struct Labels([Label("of")] Kind Kind, [Label(MaxValues = 3)] string? Topic);
            }
            """) with { Assembly = "Lib" };
        string[] samples = await Running.SamplesAsync(
            TestProject.Of("""
                [MetricSet]
                public static partial class M
                {
                    [Counter("calls_total")]
                    public static partial Counter Calls(in Lib.Labels labels);
                }

                public static class Program
                {
                    public static void Run() => M.Calls(new(Lib.Kind.ExtraLarge, "t")).Inc();
                }
                """) with { References = [library.ToReference()] },
            library);
        Assert.Equal(["calls_total{of=\"XL\",topic=\"t\"} 1"], samples);
    }
}
