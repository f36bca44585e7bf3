using System.Diagnostics;

namespace MetricsKit.RuleFiles.Tests;

/// <summary>What Prometheus and the operator refuse in the structure of a file.</summary>
public sealed class StructureTests
{
    private const string Head = "groups:\n- name: g\n  rules:\n";

    /// <summary>Plain files with the mistake between <c>[|</c> and <c>|]</c>, and what is said of it.</summary>
    public static TheoryData<string, string> Bad { get; } = new()
    {
        { "[|group|]:\n- name: g\n", "did you mean 'groups'?" },
        { "groups:\n- name: g\n  [|rule|]:\n  - alert: A\n    expr: up\n", "did you mean 'rules'?" },
        { Head + "  - alert: A\n    expr: up\n    [|annotation|]:\n      summary: x\n", "did you mean 'annotations'?" },
        { Head + "  - alert: A\n    expr: up\n    [|severity|]: page\n", "a rule has no field 'severity'; it has record, alert" },
        { Head + "  - alert: A\n    [|record|]: b\n    expr: up\n", "not both" },
        { Head + "  - [|expr: up|]\n", "needs 'alert' or 'record'" },
        { Head + "  - [|alert|]: ''\n    expr: up\n", "needs 'alert' or 'record'" },
        { Head + "  - [|alert|]: A\n", "a rule needs 'expr'" },
        { Head + "  - alert: A\n    [|expr|]:\n", "a rule needs 'expr'" },
        { Head + "  - alert: A\n    expr: [|{a: b}|]\n", "is a text, not a mapping" },
        { Head + "  - record: a\n    expr: up\n    [|for|]: 5m\n", "a recording rule has no 'for'" },
        { Head + "  - record: a\n    expr: up\n    [|annotations|]: {a: b}\n", "no 'annotations'" },
        { Head + "  - alert: A\n    expr: up\n    labels: [|page|]\n", "a mapping of names" },
        { Head + "  - alert: A\n    expr: up\n    labels:\n    [|- a|]\n", "a mapping of names" },
        { Head + "  - alert: A\n    expr: up\n    labels:\n      a: [|[b]|]\n", "not a list" },
        { Head + "  - alert: A\n    expr: up\n    annotations:\n      a: [|{{ $value }}|]\n", "put it in quotes" },
        { Head + "  - alert: A\n    expr: up\n    [|expr|]: up\n", "stands twice" },
        { Head + "  - alert: A\n    expr: up\n    labels: {a: b, [|a|]: c}\n", "stands twice" },
        { Head + "  - [|A|]\n", "a rule has 'alert'" },
        { Head + "    [|alert: A|]\n    expr: up\n", "'rules' is a list" },
        { "groups:\n- name: g\n- name: [|g|]\n", "another group is named 'g'" },
        { "groups:\n- [|rules: []|]\n", "a group needs a name" },
        { "groups:\n- [|name|]: ''\n", "a group needs a name" },
        { "groups:\n- name: g\n  interval: [|5|]\n", "'interval' is no duration" },
        { "groups:\n- name: g\n  limit: [|many|]\n", "'limit'" },
        { "groups: [|x|]\n", "'groups' is a list" },
        { "groups:\n- [|g|]\n", "a group has a 'name'" },
        { "[|- name: g|]\n", "begins with 'groups:'" },
        { "[|text|]\n", "begins with 'groups:'" },
        { Head + "  - alert: [|*A|]\n    expr: up\n", "no anchor" },
        { Head + "  - alert: A\n    expr: [|@|]up\n", "'@' cannot begin a text" },
        { Head + "  - alert: A\n[|\t|]expr: up\n", "a tab cannot indent in YAML; use spaces" },
        { Head + "  - alert: A\n    expr: up\n    labels:\n[|\t|]  a: b\n", "a tab cannot indent" },
        { Head + "  - alert: A\n    expr: up\n    labels:\n    [|\t|]a: b\n", "a tab cannot indent" },
        { Head + "  - alert: A\n    expr: |\n[|\t|]up == 0\n", "a tab cannot indent" },
        { Head + "[|\t|]- alert: A\n\t  expr: up\n", "a tab cannot indent" },
        { Head + "  - alert: A\n    expr: [|{job=\"x\"} == 0|]\n    for: 5m\n", "'expr' begins with '{', which YAML reads as a mapping; put the text in quotes, or below 'expr: |'" },
        { Head + "  - alert: A\n    expr: [|{job=\"x\"} > 0|]\n    for: 5m\n", "'expr' begins with '{'" },
        { Head + "  - alert: A\n    expr: [|{job=\"x\"}|]\n    for: 5m\n", "put the text in quotes, or below 'expr: |'" },
        { Head + "  - alert: A\n    expr: [|\"a\" == 0|]\n", "after its closing quote" },
        { Head + "  - alert: A\n    expr: up\n    annotations:\n      summary: [|{{ $labels.job }} x|]\n", "'summary' begins with '{'" },
        { Head + "  - alert: A\n    expr: up\n    annotations:\n      summary: a[|: b|]\n", "a ':' in a plain text needs quotes; put the text of 'summary' in quotes" },
        { Head + "  - alert: A\n    expr: up\n    annotations:\n      summary: x\n     [|d: y|]\n", "'d' is not aligned" },
        { Head + "  - alert: A\n    expr: up\n      [|for: 5m|]\n", "'for' is indented deeper" },
        { Head + "  - alert: A\n    expr: up\n  [|-alert: B|]\n    expr: up\n", "an item of a list must begin with '- ', a '-' and a space" },
        { Head + "  - alert: A\n    expr: up\n  [|alert: B|]\n    expr: up\n", "an item of a list must begin with '- ', a '-' and a space" },
        { Head + "  - alert: A\n    expr: up\n [|- alert: B|]\n    expr: up\n", "'-' is not aligned" },
        { Head + "  - alert: A\n    [|expr:up|]\n    for: 5m\n", "needs a space" },
        { Head + "  - alert: A\n    expr: |\n    [|up|]\n", "below '|'" },
        { Head + "  - alert: A\n    expr: [|\"up|]\\d\"\n", "write '\\\\'" },
        { "groups:\n  - name: g\n  [|rules:|]\n    - alert: A\n      expr: up\n", "must begin with '- '" },
        { "[|\t|]groups:\n- name: g\n", "a tab cannot indent" },
        { Head + "  - alert: A\n    expr: [|'up|]\n", "never closed" },
        { Head + "  - alert: A: B\n    expr: up\n", "" },
        { "groups: [a\n", "" },
        { "groups:\n- name: g\n  rules: [\n", "" },
    };

    /// <summary>Plain files that Prometheus takes.</summary>
    private static readonly string[] Accepted =
    [
        "",
        "# nothing\n",
        "groups:\n",
        "groups: []\n",
        "---\ngroups:\n- name: g\n",
        "groups:\n- name: g\n  rules:\n",
        "groups:\n- name: 5\n  interval: 1m30s\n  limit: 10\n  rules: []\n",
        Head + "  - alert: A\n    expr: 1\n    for: 0\n    labels: {a: 5, b: true, c: null, d: ~}\n    annotations:\n",
        Head + "  - record: a\n    expr: up\n    for: 0s\n    annotations: {}\n    labels:\n",
        Head + "  - alert: A\n    record: ''\n    expr: >-\n      up\n        == 0\n",
        Head + "  - {alert: A, expr: 'up == 0', annotations: {a: \"{{ $value }}\"}}\n",
        Head + "  - &a\n    alert: A\n    expr: up\n  - <<: *a\n    alert: B\n",
        "{\"groups\": [{\"name\": \"g\", \"rules\": [{\"alert\": \"A\", \"expr\": \"up\"}]}]}",
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_Prometheus_refuses_is_told_at_its_place(string marked, string message)
    {
        string text = Unmarked(marked);
        RuleFile file = RuleFileReader.Read(text);
        if (message.Length == 0)
        {
            Assert.NotEmpty(file.Problems);
            return;
        }

        FileProblem problem = Assert.Single(file.Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        Assert.Equal($"{start}-{end} '{text[start..end]}'", $"{problem.Span.Start}-{problem.Span.End} '{text[problem.Span.Start..problem.Span.End]}'");
    }

    public static TheoryData<string> Good { get; } = [.. Accepted];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_Prometheus_takes_is_not_complained_of(string text) => Assert.Empty(RuleFileReader.Read(text).Problems);

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_says_the_same_of_each_file()
    {
        var disagreements = new List<string>();
        foreach (string text in Bad.Select(b => Unmarked((string)((object[])b)[0])).Concat(Accepted))
        {
            string? refusal = await RefusalAsync(text);
            if (refusal is null != (RuleFileReader.Read(text).Problems.Count == 0))
            {
                disagreements.Add($"{text}\n  promtool: {refusal ?? "ok"}\n  we: {string.Join("; ", RuleFileReader.Read(text).Problems)}");
            }
        }

        Assert.Empty(disagreements);
    }

    [Theory]
    [InlineData("labels:\n          severity: [|5|]", "'severity' is a number, which Kubernetes refuses")]
    [InlineData("annotations:\n          a: [|yes|]", "a bool")]
    [InlineData("annotations: {a: [|1e3|]}", "a number")]
    [InlineData("for: [|5|]", "", true)]
    [InlineData("labels: {a: '5', b: 5m, c: 1.2.3, d: null, e: .., f: !!str 5, g: 2020-01-01, h: 0x, i: 1_0}", null)]
    public void Kubernetes_wants_strings(string field, string? message, bool isCheckers = false)
    {
        string marked = $"apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {{name: 5}}\nspec:\n  groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: 1\n        {field}\n";
        IReadOnlyList<FileProblem> problems = RuleFileReader.Read(Unmarked(marked)).Problems;
        if (message is null || isCheckers)
        {
            Assert.Empty(problems);
            return;
        }

        FileProblem problem = Assert.Single(problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(marked.IndexOf("[|", StringComparison.Ordinal), problem.Span.Start);
    }

    [Fact]
    public void Objects_in_documents_and_lists_are_read_and_others_are_not()
    {
        const string Rule = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n  - name: g\n    rules:\n    - alert: A\n      expr: up\n";
        RuleFile file = RuleFileReader.Read($"{Rule}---\napiVersion: v1\nkind: ConfigMap\ndata: {{group: x}}\n---\n{Rule}---\nkind: List\napiVersion: v1\nitems:\n- {Rule.Replace("\n", "\n  ").TrimEnd()}\n- kind: Service\n");
        Assert.Empty(file.Problems);
        Assert.Equal(3, file.Groups.Count);
        FileProblem problem = Assert.Single(RuleFileReader.Read("kind: PrometheusRule\nspec:\n  groups:\n  - name: g\n    rulez: []\n").Problems);
        Assert.Contains("did you mean 'rules'?", problem.Message, StringComparison.Ordinal);
        Assert.Contains("only the first document", Assert.Single(RuleFileReader.Read("groups:\n- name: g\n---\ngroups:\n- name: h\n").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_other_readers_of_such_files_know_is_let_be() => Assert.Empty(RuleFileReader.Read(
        "groups:\n- name: g\n  partial_response_strategy: warn\n  source_tenants: [a]\n  query_offset: 1m\n  labels: {a: b}\n  rules:\n  - alert: A\n    expr: up\n    keep_firing_for: 5m\n    debug: true\n").Problems);

    [Fact]
    public void Fields_that_came_later_are_known_with_their_version()
    {
        IReadOnlyList<NewField> fields = RuleFileReader.Read("groups:\n- name: g\n  labels: {a: b}\n  query_offset: 1m\n  limit: 1\n").NewFields;
        Assert.Equal(["labels 3.0 20", "query_offset 2.53 37"], fields.Select(f => $"{f.Name} {f.Since} {f.Span.Start}").Order(StringComparer.Ordinal));
        Assert.Empty(RuleFileReader.Read("# metrics-kit disable MK5401\ngroups:\n- name: g\n  labels: {a: b}\n").NewFields);
        Assert.Empty(RuleFileReader.Read("groups:\n- name: g\n  {{- if .Values.new }}\n  labels: {a: b}\n  {{- end }}\n  rules: []\n").NewFields);
    }

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_of_an_older_version_refuses_them()
    {
        // 2.42 knows neither; a newer one takes what it knows.
        foreach (string field in new[] { "labels: {a: b}", "query_offset: 1m" })
        {
            string? refusal = await RefusalAsync($"groups:\n- name: g\n  {field}\n");
            Assert.True(refusal is null || refusal.Contains($"field {field.Split(':')[0]} not found", StringComparison.Ordinal), refusal);
        }
    }

    private static string Unmarked(string marked) => marked.Replace("[|", "").Replace("|]", "");

    private static async Task<string?> RefusalAsync(string text)
    {
        Needs.Require(Needs.Promtool);
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            using Process process = Process.Start(new ProcessStartInfo(Needs.Find(Needs.Promtool)!, ["check", "rules", "--lint=none", file])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = await process.StandardError.ReadToEndAsync() + await output;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : errors;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
