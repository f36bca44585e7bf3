using MetricsKit.Build.Settings;

namespace MetricsKit.Build.Tests.Settings;

public sealed class SettingsParserTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "shop"));
    private readonly RawSettings _none = new() { ProjectDirectory = Root };

    private static string Refusal(RawSettings raw)
    {
        var problems = new List<BuildProblem>();
        Assert.Null(SettingsParser.Parse(raw, problems));
        BuildProblem problem = Assert.Single(problems);
        Assert.Equal("MK9002", problem.Code);
        return problem.Message;
    }

    private static BuildSettings Accepted(RawSettings raw)
    {
        var problems = new List<BuildProblem>();
        BuildSettings? settings = SettingsParser.Parse(raw, problems);
        Assert.Empty(problems);
        return settings!;
    }

    [Fact]
    public void Nothing_set_is_fine()
    {
        BuildSettings settings = Accepted(_none);
        Assert.Null(settings.Namespace);
        Assert.Null(settings.Folder);
        Assert.False(settings.Verify);
        Assert.Empty(settings.Labels);
    }

    [Theory]
    [InlineData("MetricsKitGenerate", "maybe")]
    [InlineData("MetricsKitTransitiveAnalyzers", "1")]
    public void MK9002_a_switch_accepts_true_and_false(string property, string value)
    {
        Accepted(_none with { Switches = [new(property, "TRUE")] });
        Accepted(_none with { Switches = [new(property, " false ")] });
        Assert.Equal($"{property} is '{value}'; it accepts true or false", Refusal(_none with { Switches = [new(property, value)] }));
    }

    [Fact]
    public void MK9002_verify_accepts_true_and_false()
    {
        Assert.True(Accepted(_none with { Verify = "True" }).Verify);
        Assert.Equal("MetricsKitVerify is 'yes'; it accepts true or false", Refusal(_none with { Verify = "yes" }));
    }

    [Theory]
    [InlineData("My-Shop")]
    [InlineData("my_shop")]
    [InlineData("-shop")]
    [InlineData("shop.eu")]
    public void MK9002_a_namespace_is_a_name_in_Kubernetes(string value)
    {
        Assert.Equal("my-shop", Accepted(_none with { Namespace = " my-shop " }).Namespace);
        Assert.StartsWith($"MetricsKitNamespace is '{value}'; it accepts the name of a Kubernetes namespace", Refusal(_none with { Namespace = value }), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_ordered_and_the_same_twice_is_one()
    {
        BuildSettings settings = Accepted(_none with { Labels = [new("release", "prometheus"), new("example.com/team", "back.end_1"), new("release", "prometheus")] });
        Assert.Equal(["example.com/team=back.end_1", "release=prometheus"], settings.Labels.Select(l => $"{l.Key}={l.Value}"));
    }

    [Theory]
    [InlineData(" ", "x", "has Include=\"\"")]
    [InlineData("release!", "x", "has Include=\"release!\"")]
    [InlineData("Example.com/team", "x", "has Include=\"Example.com/team\"")]
    [InlineData("a/b/c", "x", "has Include=\"a/b/c\"")]
    [InlineData("release=prometheus", "", "write <MetricsKitLabel Include=\"release\" Value=\"prometheus\" />")]
    [InlineData("release", "", "'release' has no Value")]
    [InlineData("release", null, "'release' has no Value")]
    [InlineData("release", "kube prometheus", "'release' has Value=\"kube prometheus\"")]
    [InlineData("release", "-x", "'release' has Value=\"-x\"")]
    public void MK9002_labels_are_what_Kubernetes_takes(string name, string? value, string expected) =>
        Assert.Contains(expected, Refusal(_none with { Labels = [new(name, value)] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Names_and_values_of_labels_have_63_characters(int length, bool accepted)
    {
        string text = new('a', length);
        Assert.Equal(accepted, KubernetesLabel.IsName(text));
        Assert.Equal(accepted, KubernetesLabel.IsValue(text));
        Assert.Equal(accepted, KubernetesLabel.IsName("example.com/" + text));
    }

    [Fact]
    public void MK9002_a_label_has_one_value() => Assert.Equal(
        "MetricsKitLabel 'release' is given twice, with Value=\"a\" and Value=\"b\"; to change one that is set elsewhere, write Update instead of Include",
        Refusal(_none with { Labels = [new("release", "a"), new("release", "b")] }));

    [Fact]
    public void The_output_path_is_relative_to_the_project()
    {
        Assert.Equal(Path.Combine(Root, "deploy"), Accepted(_none with { OutputPath = "deploy" }).Folder);
        Assert.Equal(Path.Combine(Path.GetTempPath(), "k8s", "shop"), Accepted(_none with { OutputPath = @"..\k8s/shop" }).Folder);
        Assert.Equal(Root, Accepted(_none with { OutputPath = Root }).Folder);
        Assert.Contains("MetricsKitOutputPath is 'a\0b'", Refusal(_none with { OutputPath = "a\0b" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net8.0", null, true)]
    [InlineData("net10.0", null, false)]
    [InlineData("net10.0", "net10.0", true)]
    [InlineData("net8.0", "NET10.0", false)]
    [InlineData("net9.0", null, true)] // built alone, outside the list
    public void One_target_framework_writes_to_the_repository(string current, string? chosen, bool writes)
    {
        RawSettings raw = _none with { OutputPath = "deploy", TargetFramework = current, TargetFrameworks = ["net8.0", "net10.0"], WritingFramework = chosen };
        Assert.Equal(writes, Accepted(raw).Folder is not null);
    }

    [Fact]
    public void MK9002_the_writing_target_framework_is_one_of_the_projects() => Assert.Equal(
        "MetricsKitTargetFramework is 'net9.0'; it accepts one of this project's target frameworks from net8.0 on: net8.0, net10.0",
        Refusal(_none with { TargetFramework = "net8.0", TargetFrameworks = ["net8.0", "net10.0"], WritingFramework = "net9.0" }));

    [Fact]
    public void Every_malformed_setting_is_reported_at_once()
    {
        var problems = new List<BuildProblem>();
        SettingsParser.Parse(_none with { Verify = "x", Namespace = "X", Labels = [new("?", "x"), new("a", "?")] }, problems);
        Assert.Equal(4, problems.Count);
    }
}
