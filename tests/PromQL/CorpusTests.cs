using Xunit.Abstractions;

namespace MetricsKit.PromQL.Tests;

/// <summary>1,611 expressions of published rule files, with promtool's verdicts.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly PromQLOptions Prometheus242 = new() { TargetVersion = new Version(2, 42) };

    [FactNeeds(Needs.Rules)]
    public void Every_verdict_on_a_real_rule_is_promtools_own()
    {
        var disagreements = SharedData.Rules
            .Where(r => PromQLParser.Parse(r.Expr, Prometheus242).Succeeded != r.IsAccepted)
            .Select(r => $"{r.Expr}\n  promtool: {r.Verdict}\n  we: {string.Join("; ", PromQLParser.Parse(r.Expr, Prometheus242).Errors)}")
            .ToList();
        output.WriteLine($"{SharedData.Rules.Count - disagreements.Count} of {SharedData.Rules.Count} verdicts agree");
        Assert.Equal(1611, SharedData.Rules.Count);
        Assert.Empty(disagreements);
    }

    [FactNeeds(Needs.Rules)]
    public void Every_accepted_rule_prints_and_reads_back_as_the_same_tree()
    {
        foreach (SharedData.Rule rule in SharedData.Rules.Where(r => r.IsAccepted))
        {
            Expr root = PromQLParser.Parse(rule.Expr).Root!;
            Assert.Equal(root, PromQLParser.Parse(root.ToString()).Root);
            Assert.Equal(root.ToString(), PromQLParser.Parse(root.ToString()).Root!.ToString());
            Assert.Equal(root, PromQLParser.Parse(root.ToPrettyString()).Root);
            Assert.Equal(root, PromQLParser.Parse(root.ToRuleString()).Root);
        }
    }

    [FactNeeds(Needs.Promtool, Needs.Rules)]
    public async Task Promtool_accepts_every_printed_form()
    {
        List<Expr> roots = [.. SharedData.Rules.Where(r => r.IsAccepted).Select(r => PromQLParser.Parse(r.Expr).Root!)];
        Assert.Empty(await Promtool.RefusedAsync(roots.SelectMany(r => new[] { r.ToString(), r.ToPrettyString(), r.ToRuleString() })));
    }

    [FactNeeds(Needs.Rules)]
    public void Every_node_spans_its_own_text()
    {
        foreach (SharedData.Rule rule in SharedData.Rules.Where(r => r.IsAccepted))
        {
            Expr root = PromQLParser.Parse(rule.Expr).Root!;
            var inRanges = new HashSet<PromQLNode>(root.DescendantsAndSelf().OfType<MatrixSelector>().Select(m => m.Selector), ReferenceEqualityComparer.Instance);
            foreach (PromQLNode node in root.DescendantsAndSelf())
            {
                string text = rule.Expr[node.Start..node.End];
                Assert.NotEqual("", text);
                Assert.Equal(text.Trim(), text);

                // A range's offset stands after the brackets, outside the selector that it belongs to.
                if (!inRanges.Contains(node))
                {
                    Assert.All(node.Children, c => Assert.True(c.Start >= node.Start && c.End <= node.End, $"{c} leaves {node}"));
                    Assert.True(node is not Expr || node.Equals(PromQLParser.Parse(text).Root), $"{text} is not {node}");
                }
            }
        }
    }

    [FactNeeds(Needs.Rules)]
    public void Signatures_are_those_of_Prometheus_2_42() => AssertSignatures("functions_242.json", new Version(2, 42));

    [FactNeeds(Needs.Rules)]
    public void Signatures_are_those_of_Prometheus_3_14() => AssertSignatures("functions_main.json", new Version(3, 14));

    private static void AssertSignatures(string file, Version version)
    {
        using var document = SharedData.Functions(file);
        var expected = document.RootElement.EnumerateArray().Select(f =>
        {
            var types = f.GetProperty("argTypes");
            string[] arguments = types.ValueKind == System.Text.Json.JsonValueKind.Null ? [] : [.. types.EnumerateArray().Select(t => t.GetString()!)];
            int variadic = f.GetProperty("variadic").GetInt32();
            int min = variadic == 0 ? arguments.Length : arguments.Length - 1;
            int? max = variadic < 0 ? null : min + variadic;
            bool experimental = version.Major > 2 && f.GetProperty("experimental").GetBoolean();
            return $"{f.GetProperty("returnType").GetString()} {f.GetProperty("name").GetString()}({string.Join(", ", arguments)}) {min}..{max} {experimental}";
        });
        var actual = Functions.All.Where(f => f.IsKnownTo(version)).Select(f =>
            $"{Name(f.ReturnType)} {f.Name}({string.Join(", ", f.ArgumentTypes.Select(Name))}) {f.MinArguments}..{f.MaxArguments} {f.IsExperimental}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static string Name(PromType type) => type switch
    {
        PromType.InstantVector => "Vector",
        PromType.RangeVector => "Matrix",
        _ => type.ToString(),
    };
}
