using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Cardinality;

// What a method hands on to a label is told where the value begins, in whichever way the method is written and called.
public sealed class RecordersByLookTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Diagnostics; using System.Diagnostics.Metrics; using System.Threading;\n";

    [Theory]
    [InlineData("public static void Note(string id) => Hits.Add(1, new KeyValuePair<string, object?>(\"a\", id));", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("public static void Note(this string id) => Hits.Add(1, new KeyValuePair<string, object?>(\"a\", id));", "Guid.NewGuid().ToString().Note();")]
    [InlineData("public static void Note(string id, string more = \"\") => Hits.Add(1, new KeyValuePair<string, object?>(\"a\", id));", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("public static void Note(string id, CancellationToken stop) => Hits.Add(1, new KeyValuePair<string, object?>(\"a\", id));", "Recorder.Note(Guid.NewGuid().ToString(), default);")]
    [InlineData("public static void Note(string id) { var tags = new TagList(); tags.Add(\"a\", id); Hits.Add(1, tags); }", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("public static void Note(string id) { var tags = new List<KeyValuePair<string, object?>>(); tags.Add(new(\"a\", id)); Hits.Add(1, tags.ToArray()); }", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("public static void Note(string id) { void Inner(string x) => Hits.Add(1, new KeyValuePair<string, object?>(\"a\", x)); Inner(id); }", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("static KeyValuePair<string, object?> _tag; public static void Note(string id) { _tag = new(\"a\", id); Hits.Add(1, _tag); }", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("public static Measurement<int> Note(string id) => new(1, new KeyValuePair<string, object?>(\"a\", id));", "Recorder.Note(Guid.NewGuid().ToString());")]
    [InlineData("static readonly Dictionary<string, string> Seen = []; public static void Note(string id) { Seen.Add(id, id); Hits.Add(1, new KeyValuePair<string, object?>(\"a\", id)); }", "Recorder.Note(Guid.NewGuid().ToString());")]
    public async Task A_value_that_is_handed_on_is_told_where_it_begins(string recorder, string call)
    {
        string[] told = await ToldAsync(recorder, call);

        Assert.Equal(["Guid.NewGuid().ToString()"], told);
    }

    [Theory]
    [InlineData("static readonly Dictionary<string, string> Seen = []; public static void Note(string id) { Seen.Add(id, id); Hits.Add(1); }")]
    [InlineData("static readonly KeyValuePair<string, object?> Tag = new(\"a\", \"b\"); public static void Note(string id) => Hits.Add(id.Length, Tag);")]
    public async Task What_is_not_handed_on_is_not_told(string recorder)
    {
        string[] told = await ToldAsync(recorder, "Recorder.Note(Guid.NewGuid().ToString());");

        Assert.Empty(told);
    }

    private static async Task<string[]> ToldAsync(string recorder, string call)
    {
        TestProject project = PrometheusNetSurface.With("") with
        {
            Sources =
            [
                ("Recorder.cs", Usings + "public static class Recorder { static readonly Counter<int> Hits = new Meter(\"m\").CreateCounter<int>(\"hits\"); " + recorder + " }"),
                ("Caller.cs", Usings + "public class Caller { void M() { " + call + " } }"),
            ],
        };
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = project.Generate().Output;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return [.. (await Verify.AnalyzeAsync(compilation)).Where(d => d.Id == "MK3101").Select(d => d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))];
    }
}
