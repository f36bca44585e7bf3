using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Analyzers.Tests.Corpus;

public class CorpusOutcomeTests
{
    private const string Text = """
        a.WithLabels(x, y); // high: path // bounded: verb
        helper(z); // high: user #1
        b.WithLabels(p); // either: user #1
        c.WithLabels(q); // likely: room
        d.WithLabels(r); // unclear: tenant
        e.WithLabels("");
        """;

    [Fact]
    public void AWarningCountsForTheLabelItNames()
    {
        Assert.Equal("found path, missed user, unhinted room", Judge(("MK3101", 1, "path")));
        Assert.Equal("missed path, missed user, wrong Test.cs:1 MK3101 verb, unhinted room", Judge(("MK3101", 1, "verb")));
    }

    [Fact]
    public void OneWithoutANameCountsForTheHighValueOfItsLineFirst()
    {
        Assert.Equal("found path, missed user, unhinted room", Judge(("MK3101", 1, null)));
        Assert.Equal("found path, missed user, wrong Test.cs:1 MK3101 verb, unhinted room", Judge(("MK3101", 1, null), ("MK3101", 1, null)));
    }

    [Fact]
    public void AGroupCountsOnceWhereverItIsNamed()
    {
        Assert.Equal("missed path, found user, unhinted room", Judge(("MK3101", 3, "user")));
        Assert.Equal("missed path, found user, unhinted room", Judge(("MK3006", 2, "user"), ("MK3101", 3, "user")));
    }

    [Fact]
    public void AHintIsNoWarningAndAnUnmarkedLineIsAFalseAlarm()
    {
        Assert.Equal("missed path, missed user, hinted room", Judge(("MK3102", 1, "path"), ("MK3102", 4, "room"), ("MK3101", 5, "tenant"), ("MK3004", 6, null)));
        Assert.Equal("missed path, missed user, wrong Test.cs:6 MK3101 without verdict, unhinted room", Judge(("MK3101", 6, "any")));
    }

    private static string Judge(params (string Id, int Line, string? Label)[] reported)
    {
        SourceText text = SourceText.From(Text);
        CorpusOutcome outcome = CorpusOutcome.Of(new CorpusCase("Sink", "Test", [("Test.cs", Text)]), reported.Select(r => Diagnostic.Create(
            r.Id, "", "", r.Id == "MK3102" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true, r.Id == "MK3102" ? 1 : 2,
            location: Location.Create(TestProject.PathOf("Test.cs"), text.Lines[r.Line - 1].Span, new LinePositionSpan(new(r.Line - 1, 0), new(r.Line - 1, 1))),
            properties: System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add("label", r.Label))));
        return string.Join(", ", outcome.Case.Marks.Select(m => m.Label).Distinct().SelectMany(label => new[]
        {
            outcome.Found.Any(m => m.Label == label) ? "found " + label : null,
            outcome.Missed.Any(m => m.Label == label) ? "missed " + label : null,
            label == "room" ? outcome.FalseAlarms.Aggregate("", (all, f) => all + (all.Length > 0 ? ", " : "") + "wrong " + f) : null,
            outcome.Hinted.Any(m => m.Label == label) ? "hinted " + label : null,
            outcome.Unhinted.Any(m => m.Label == label) ? "unhinted " + label : null,
        }).Where(t => !string.IsNullOrEmpty(t)));
    }
}
