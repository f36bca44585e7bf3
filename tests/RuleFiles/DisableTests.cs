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

    [Fact]
    public void The_head_of_a_file_switches_off_its_problems()
    {
        const string Broken = "groups:\n- name: g\n  rulez: []\n";
        Assert.NotEmpty(RuleFileReader.Read(Broken).Problems);
        Assert.Empty(RuleFileReader.Read("# metrics-kit disable MK5401\n" + Broken).Problems);
        Assert.NotEmpty(RuleFileReader.Read(Broken + "# metrics-kit disable MK5401\n").Problems);
    }
}
