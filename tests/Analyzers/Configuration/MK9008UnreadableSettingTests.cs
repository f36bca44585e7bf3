using System.Globalization;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Configuration;

public sealed class MK9008UnreadableSettingTests
{
    [Theory]
    [InlineData("metrics_kit.max_lines_per_metric", "many")]
    [InlineData("metrics_kit.max_lines_per_assembly", "0")]
    [InlineData("metrics_kit.retention", "15 days")]
    [InlineData("metrics_kit.retention", "0s")]
    [InlineData("metrics_kit.required_labels", "my-team")]
    [InlineData("metrics_kit.required_annotations", "runbook_url=[")]
    [InlineData("metrics_kit.alert_name_pattern", "(")]
    [InlineData("metrics_kit.experimental_promql", "no")]
    [InlineData("metrics_kit.retenton", "90d")]
    [InlineData("metrics_kit.recording_name_pattern", "*")]
    public async Task Settings_that_cannot_be_read_are_named_once(string name, string value)
    {
        Diagnostic diagnostic = Assert.Single(await ReportedAsync($"[*.cs]\n{name} = {value}"));

        Assert.Equal("MK9008", diagnostic.Id);
        Assert.StartsWith($"{name} = '{value}' is no ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safe_words", "a b", "words", "reference, slot")]
    [InlineData("safe_words", "_id", "words", "reference, slot")]
    [InlineData("identity_words", "session*", "words", "dossier")]
    [InlineData("safe_types", "Acme..Currency", "types", "Acme.CurrencyCode")]
    [InlineData("identity_types", "???", "types", "Acme.OrderNumber")]
    [InlineData("identity_types", "Acme.Order Number", "types", "Acme.OrderNumber")]
    [InlineData("bounding_members", "Normalize", "members", "RouteNames.Normalize")]
    [InlineData("bounding_members", "Acme..Normalize", "members", "RouteNames.Normalize")]
    [InlineData("identity_members", "Current.SubjectKey, Key", "members", "Current.SubjectKey")]
    [InlineData("excluded_paths", "tests/*", "paths", "tests, tools/Import.cs")]
    [InlineData("excluded_paths", "tests, ./tools", "paths", "tests, tools/Import.cs")]
    [InlineData("excluded_paths", "/home/shop/tests", "paths", "tests, tools/Import.cs")]
    [InlineData("excluded_paths", "C:\\shop\\tests", "paths", "tests, tools/Import.cs")]
    [InlineData("excluded_paths", "tests//unit", "paths", "tests, tools/Import.cs")]
    public async Task Lists_that_nothing_can_match_are_told_what_their_key_lists(string key, string value, string what, string example)
    {
        string message = Assert.Single(await ReportedAsync($"[*.cs]\nmetrics_kit.{key} = {value}")).GetMessage(CultureInfo.InvariantCulture);

        Assert.StartsWith($"metrics_kit.{key} = '{value}' is no list of {what}; ", message, StringComparison.Ordinal);
        Assert.EndsWith(", such as " + example, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_of_the_cardinality_rules_is_looked_at() =>
        Assert.Equal(CardinalitySettings.Keys.Order(StringComparer.Ordinal), CardinalityLists.All.Select(list => list.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("latest")]
    [InlineData("2.41")]
    [InlineData("3")]
    public async Task A_version_is_one_from_2_42_on(string version)
    {
        Diagnostic diagnostic = Assert.Single(await ReportedAsync($"is_global = true\nbuild_property.MetricsKitPrometheusVersion = {version}"));

        Assert.Equal($"MetricsKitPrometheusVersion = '{version}' is no version of Prometheus from 2.42 on; write it as 3.4", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[*.cs]\nmetrics_kit.max_lines_per_metric = 100")]
    [InlineData("[*.cs]\nmetrics_kit.retention = 90d")]
    [InlineData("[*.cs]\nmetrics_kit.required_labels = severity=critical|warning, team")]
    [InlineData("[*.cs]\nmetrics_kit.alert_name_pattern =")]
    [InlineData("[*.cs]\nmetrics_kit.safe_words = reference, session_id, http.route,")]
    [InlineData("[*.cs]\nmetrics_kit.identity_types = OrderNumber, Acme.Shop.Cart_2")]
    [InlineData("[*.cs]\nmetrics_kit.bounding_members = RouteNames.Normalize, Acme.Routing.RouteNames.Normalize")]
    [InlineData("[*.cs]\nmetrics_kit.excluded_paths = tests/, tools/Import.cs, src\\Old Code")]
    [InlineData("is_global = true\nbuild_property.MetricsKitPrometheusVersion = 2.42")]
    [InlineData("is_global = true\nbuild_property.MetricsKitPrometheusVersion = v3.4.1")]
    [InlineData("is_global = true\nbuild_property.MetricsKitPrometheusVersion =")]
    public async Task Settings_that_can_be_read_say_nothing(string config) => Assert.Empty(await ReportedAsync(config));

    [Fact]
    public async Task A_server_without_experimental_functions_is_what_expressions_are_held_against() => Assert.Contains(
        "experimental",
        await Verify.MessageAsync("""[assembly: Alert("A", "{|MK5001:mad_over_time|}(up[5m]) > 1", For = "5m")]""", "[*.cs]\nmetrics_kit.experimental_promql = false"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_version_is_what_expressions_are_held_against() => Assert.Equal(
        "Prometheus refuses the expression of alert 'A': function \"mad_over_time\" needs Prometheus 2.49 or later; the target version is 2.42",
        await Verify.MessageAsync(
            """[assembly: Alert("A", "{|MK5001:mad_over_time|}(up[5m]) > 1", For = "5m")]""",
            "is_global = true\nbuild_property.MetricsKitPrometheusVersion = 2.42"));

    [Theory]
    [InlineData("90d", "")]
    [InlineData("3d", "MK5117")]
    public async Task A_retention_is_what_ranges_are_held_against(string retention, string expected) => Assert.Equal(
        expected,
        string.Join(" ", (await Verify.AnalyzeAsync(TestProject.Of("""[assembly: Alert("A", "max_over_time(up[7d]) < 1", For = "5m")]""") with
        {
            EditorConfig = $"[*.cs]\nmetrics_kit.retention = {retention}",
        })).Select(d => d.Id)));

    [Theory]
    [InlineData("MetricsKitRules=yes", "MetricsKitRules = 'yes' is neither true nor false, and the file is not read; write true, or leave it out")]
    [InlineData("MetricsKitMetrics=1", "MetricsKitMetrics = '1' is neither true nor false, and the file is not read; write true, or leave it out")]
    public async Task A_file_beside_the_code_is_read_or_not_and_nothing_else(string metadata, string message)
    {
        IReadOnlyList<Diagnostic> reported = await OfFilesAsync(("a.yaml", "x", metadata), ("b.yaml", "x", metadata));
        Assert.Equal([("MK9008", "a.yaml"), ("MK9008", "b.yaml")], reported.Select(d => (d.Id, Path.GetFileName(d.Location.GetLineSpan().Path))).Order());
        Assert.All(reported, d => Assert.Equal(message, d.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("MetricsKitRules=True")]
    [InlineData("MetricsKitRules=false")]
    [InlineData("MetricsKitMetrics=")]
    [InlineData("Other=yes")]
    public async Task True_and_false_and_nothing_are_understood(string metadata) => Assert.Empty(await OfFilesAsync(("a.yaml", "groups: []", metadata)));

    private static async Task<IReadOnlyList<Diagnostic>> OfFilesAsync(params (string File, string Text, string Metadata)[] files) =>
        await Verify.AnalyzeAsync(TestProject.Of("class C;") with { AdditionalFiles = [.. files] });

    private static async Task<IReadOnlyList<Diagnostic>> ReportedAsync(string config) =>
        await Verify.AnalyzeAsync(TestProject.Of("class C;") with { EditorConfig = config });
}
