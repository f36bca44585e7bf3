using MetricsKit.Declarations;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.CodeFixes.Tests;

public sealed class FixTests
{
    private static string Set(string member) => $$"""
        [MetricSet]
        public static partial class M
        {
            /// <summary>Taken.</summary>
            {{member}} // kept
        }
        """;

    [Theory]
    [InlineData("""[Counter("a_total")] public static Counter A();""", """[Counter("a_total")] public static partial Counter A();""")]
    [InlineData("""[Counter("a_total")] public static Counter A() => throw new Exception();""", """[Counter("a_total")] public static partial Counter A();""")]
    [InlineData("""[Counter("a_total")] static Counter A() => default!;""", """[Counter("a_total")] private static partial Counter A();""")]
    [InlineData("""[Gauge("a")] public static Gauge A => null!;""", """[Gauge("a")] public static partial Gauge A { get; }""")]
    [InlineData("""[Gauge("a")] public static Gauge A { get; } = null!;""", """[Gauge("a")] public static partial Gauge A { get; }""")]
    public Task A_member_becomes_partial(string before, string after) => Fix.GivesAsync(new MakeMemberPartialFix(), Set(before), Set(after));

    [Theory]
    [InlineData("""[Counter("a_total")] public static Counter A() { return null!; }""")]
    [InlineData("""[Counter("a_total")] public static Counter A() => Other(); static Counter Other() => null!;""")]
    [InlineData("""[Counter("a_total")] public static Counter A() => /* why */ null!;""")]
    [InlineData("""[Gauge("a")] public static Gauge A { get; set; } = null!;""")]
    [InlineData("""[Counter("a_total")] public static partial Counter A(); public static partial Counter A() => null!;""")]
    public async Task A_body_that_says_something_is_left_to_its_author(string member) =>
        Assert.Null(await Fix.ApplyAsync(new MakeMemberPartialFix(), TestProject.Of(Set(member))));

    [Theory]
    [InlineData("public static class", "public static partial class")]
    [InlineData("// why\r\nsealed record", "// why\r\nsealed partial record")]
    public Task A_type_becomes_partial(string before, string after)
    {
        const string Rest = """ Outer { [MetricSet] public static partial class M { [Counter("a_total")] public static partial Counter A(); } }""";
        return Fix.GivesAsync(new MakeTypePartialFix(), before + Rest, after + Rest);
    }

    [Theory]
    [InlineData("/// <summary>Ours.</summary>\r\n", "[MetricSet]\r\n")]
    [InlineData("namespace Shop;\n", "[MetricSet]\n")]
    [InlineData("class MetricSetAttribute : Attribute;\n", "[MetricsKit.MetricSet]\n")]
    [InlineData("class Other; ", "[MetricSet] ")]
    public Task A_class_becomes_a_set(string before, string attribute)
    {
        const string Rest = "static partial class M { [Counter(\"a_total\")] public static partial Counter A(); }\r\n";
        string ending = before.EndsWith("\r\n", StringComparison.Ordinal) || !before.Contains('\n') ? "\r\n" : "\n";
        string rest = Rest.Replace("\r\n", ending, StringComparison.Ordinal);
        return Fix.GivesAsync(new AddMetricSetFix(), before + rest, before + attribute + rest);
    }

    [Fact]
    public async Task A_struct_cannot_become_a_set() => Assert.Null(await Fix.ApplyAsync(
        new AddMetricSetFix(), TestProject.Of("""partial struct M { [Gauge("a")] public partial Gauge A(); }""")));

    [Theory]
    [InlineData("System.Net.HttpStatusCode status", "[Label(Format = LabelFormat.Number)] System.Net.HttpStatusCode status")]
    [InlineData("""[Label("code")] System.Net.HttpStatusCode? s""", """[Label("code", Format = LabelFormat.Number)] System.Net.HttpStatusCode? s""")]
    [InlineData("[Label] System.Net.HttpStatusCode s", "[Label(Format = LabelFormat.Number)] System.Net.HttpStatusCode s")]
    public Task A_status_code_becomes_a_number(string before, string after)
    {
        return Fix.GivesAsync(new WriteNumbersFix(), Of(before), Of(after));

        static string Of(string parameter) => Set($"[Counter(\"a_total\")] public static partial Counter A({parameter});");
    }

    [Fact]
    public void Ids_are_those_of_the_rules()
    {
        DiagnosticDescriptor[] rules = [Rules.MetricNotPartial, Rules.TypeNotPartial, Rules.NoMetricSet, Rules.EnumWantsNumbers];
        TextFix[] fixes = [new MakeMemberPartialFix(), new MakeTypePartialFix(), new AddMetricSetFix(), new WriteNumbersFix()];

        Assert.Equal(rules.Select(r => r.Id), fixes.Select(f => f.FixableDiagnosticIds.Single()));
    }
}
