using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Usage;

public sealed class UsageFixAllTests
{
    private const string Set = """
        using System.Diagnostics;

        [MetricSet]
        public static partial class Shop
        {
            /// <summary>Duration of jobs.</summary>
            [Histogram("job_duration_seconds")] public static partial Histogram Duration();
            /// <summary>Jobs.</summary>
            [Gauge("jobs")] public static partial Gauge Jobs { get; }
            /// <summary>Requests.</summary>
            [Counter("requests_total")] public static partial Counter Requests([Label(MaxValues = 5)] string route, [Label(MaxValues = 6)] string country);
            public static void Work() { }
        }

        """;

    public static TheoryData<TextFix, string, string> Cases => new()
    {
        {
            new ConvertTimeFix(),
            "class A { void M(Stopwatch w) { Shop.Duration().Observe(w.ElapsedMilliseconds); Shop.Duration().Observe(w.Elapsed.TotalMinutes); } }",
            "class A { void M(Stopwatch w) { Shop.Duration().Observe(w.Elapsed.TotalSeconds); Shop.Duration().Observe(w.Elapsed.TotalSeconds); } }"
        },
        {
            new SwapLabelsFix(),
            "class A { void M(string route, string country) { Shop.Requests(country, route); Shop.Requests(country, route).Inc(); } }",
            "class A { void M(string route, string country) { Shop.Requests(route, country); Shop.Requests(route, country).Inc(); } }"
        },
        {
            new TrackInProgressFix(),
            "class A { void M() { Shop.Jobs.Inc(); Shop.Work(); Shop.Jobs.Dec(); } void N() { Shop.Jobs.Inc(); Shop.Work(); Shop.Jobs.Dec(); } }",
            "class A { void M() { using (Shop.Jobs.TrackInProgress()) { Shop.Work(); } } void N() { using (Shop.Jobs.TrackInProgress()) { Shop.Work(); } } }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_in_a_file_are_fixed_at_once(TextFix fix, string before, string after)
    {
        string id = fix.FixableDiagnosticIds.Single();
        TestProject source = TestProject.Of(Set + before);
        using var workspace = new AdhocWorkspace();
        Project project = Fix.Open(workspace, source);
        ImmutableArray<Diagnostic> found = [.. (await Verify.AnalyzeAsync(source)).Where(d => d.Id == id)];
        Assert.Equal(2, found.Length);
        Document document = project.Documents.Single(d => d.FilePath == found[0].Location.SourceTree!.FilePath);
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        found = [.. found.Select(d => Diagnostic.Create(d.Descriptor, In(d.Location), d.AdditionalLocations.Select(In), d.Properties))];

        var context = new FixAllContext(document, fix, FixAllScope.Document, id, [id], new Found(found), CancellationToken.None);
        CodeAction action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

        string text = (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
        Assert.Equal(Set + after, text);
        Assert.DoesNotContain(id, (await Verify.AnalyzeAsync(TestProject.Of(text))).Select(d => d.Id));

        Location In(Location place) => Location.Create(tree, place.SourceSpan);
    }

    private sealed class Found(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
