namespace MetricsKit.RuleFiles.Tests;

public sealed class DisableTests
{
    private const string Text = """
        # Owned by the shop team.
        # metrics-kit disable MK5301
        groups:
          # metrics-kit disable MK5302 of this group
          - name: g
            rules:
              # metrics-kit disable MK5101 MK5106, MK5107: known to be late
              - alert: A
                expr: up # metrics-kit disable MK5102
              - alert: B
                # metrics-kit disable MK5103
                expr: |
                  # metrics-kit disable MK5104
                  up
                annotations:
                  summary: "a # metrics-kit disable MK5105"
              # metrics-kit disable MK5108
              - alert: C
                expr: up
                # metrics-kit disable MK5109
          - name: h
            rules:
              - alert: D
                expr: up
        """;

    [Fact]
    public void A_comment_switches_off_what_it_is_next_to()
    {
        RuleFile file = RuleFileReader.Read(Text);
        Assert.Empty(file.Problems);
        string[] ids = ["MK5101", "MK5102", "MK5103", "MK5104", "MK5105", "MK5106", "MK5107", "MK5108", "MK5109", "MK5301", "MK5302"];
        var disabled = file.Groups.SelectMany(g => g.Rules).ToDictionary(r => r.Rule.Name, r => string.Join(" ", ids.Where(r.IsDisabled)));
        Assert.Equal("MK5101 MK5102 MK5106 MK5107 MK5301 MK5302", disabled["A"]);
        Assert.Equal("MK5103 MK5301 MK5302", disabled["B"]);
        Assert.Equal("MK5108 MK5109 MK5301 MK5302", disabled["C"]);
        Assert.Equal("MK5301", disabled["D"]);
    }

    [Theory]
    [InlineData("- name: g\n  # metrics-kit disable MK5118\n  rules:\n  - alert: A\n    expr: up\n")]
    [InlineData("- name: g # metrics-kit disable MK5118\n  interval: 1m\n  rules:\n  - alert: A\n    expr: up\n")]
    [InlineData("- name: g\n  labels:\n    # metrics-kit disable MK5118\n    a: b\n  rules:\n  - alert: A\n    expr: up\n")]
    [InlineData("- name: g\n  rules: # metrics-kit disable MK5118\n  - alert: A\n    expr: up\n")]
    [InlineData("- name: g\n  # METRICS-KIT disable mk5118\n  rules: [{alert: A, expr: up}, {alert: B, expr: up}]\n")]
    public void A_comment_at_the_head_of_a_group_holds_for_the_group(string group)
    {
        RuleFile file = RuleFileReader.Read("groups:\n" + group + (group.Contains("[{", StringComparison.Ordinal) ? "" : "  - alert: B\n    expr: up\n") + "- name: h\n  rules:\n  - alert: C\n    expr: up\n");
        Assert.Empty(file.Problems);
        Assert.All(file.Groups[0].Rules, r => Assert.True(r.IsDisabled("MK5118")));
        Assert.Equal(2, file.Groups[0].Rules.Count);
        Assert.Contains("MK5118", file.Groups[0].Disabled);
        Assert.False(file.Groups[1].Rules[0].IsDisabled("MK5118"));
        Assert.DoesNotContain("MK5118", file.Groups[1].Disabled);
    }

    [Fact]
    public void Text_of_a_group_and_what_is_below_its_rules_line_are_none_of_its_comments()
    {
        RuleFile file = RuleFileReader.Read("groups:\n- name: g\n  labels:\n    a: 'x # metrics-kit disable MK5118'\n  rules:\n  # metrics-kit disable MK5106\n  - alert: A\n    expr: up\n  - alert: B\n    expr: up\n");
        Assert.Empty(file.Groups[0].Disabled);
        Assert.Equal([true, false], file.Groups[0].Rules.Select(r => r.IsDisabled("MK5106")));
        Assert.Equal([false, false], file.Groups[0].Rules.Select(r => r.IsDisabled("MK5118")));
    }

    [Fact]
    public void Ids_are_taken_in_any_case_and_each_is_told_with_its_place()
    {
        const string Upper = "groups:\n- name: g\n  rules:\n  # Metrics-Kit disable mk5103, MK9999 for now\n  - alert: A\n    expr: up\n  # metrics-kit disable all\n";
        RuleFile file = RuleFileReader.Read(Upper);
        Assert.True(file.Groups[0].Rules[0].IsDisabled("MK5103"));
        Assert.Equal(
            ["MK5103 mk5103", "MK9999 MK9999", " # metrics-kit disable all"],
            file.DisabledIds.Select(d => $"{d.Id} {Upper[d.Span.Start..d.Span.End]}"));
    }

    [Fact]
    public void The_head_of_a_file_switches_off_its_problems()
    {
        const string Broken = "groups:\n- name: g\n  rulez: []\n";
        Assert.NotEmpty(RuleFileReader.Read(Broken).Problems);
        Assert.Empty(RuleFileReader.Read("# metrics-kit disable MK5401\n" + Broken).Problems);
        Assert.NotEmpty(RuleFileReader.Read(Broken + "# metrics-kit disable MK5401\n").Problems);
    }
}
