using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Generators.Tests.Incremental;

/// <summary>What an edit computes again: "Unchanged" was computed and came out equal, "Cached" was not computed, as nothing before it had changed.</summary>
public class IncrementalityTests
{
    private const string Orders = """
        [MetricSet]
        public static partial class Orders
        {
            /// <summary>Orders, by state.</summary>
            [Counter("orders_total")]
            [Alert("NoOrders", "rate(orders_total[5m]) == 0", For = "5m")]
            [RecordingRule("job:orders:rate5m", "sum by (job) (rate(orders_total[5m]))")]
            public static partial Counter Created(State state);

            public static int Helper() => 1;
        }
        """;

    private const string Queues = """
        [MetricSet]
        public partial class Queues
        {
            [Gauge("queue_length")]
            public partial Gauge Length([Label(MaxValues = 9)] string queue);
        }
        """;

    private const string Stray = "public static partial class Stray { [Counter(\"stray_total\")] public static partial Counter Calls(); }";

    private const string State = "public enum State { Idle, Busy }";

    private const string Facts = "[assembly: MetricsService(\"shop\")]";

    private const string Elsewhere = "public class Elsewhere { public int Value() => 1; }";

    /// <summary>Edit, then the reasons of DeclaredSets, StraySets, Collisions, Assembly, References, Contents, and of the files.</summary>
    public static TheoryData<string, string[]> Edits => new()
    {
        //                                          sets                   stray         collisions    assembly      references   contents      files
        { "nothing",                              ["Cached",              "Cached",     "Cached",     "Cached",     "Cached",    "Cached",     "Cached"] },
        { "a method elsewhere",                   ["Cached",              "Cached",     "Cached",     "Unchanged",  "Unchanged", "Cached",     "Cached"] },
        { "a file elsewhere",                     ["Cached",              "Cached",     "Cached",     "Unchanged",  "Unchanged", "Cached",     "Cached"] },
        { "a method in a set",                    ["Cached",              "Cached",     "Cached",     "Unchanged",  "Unchanged", "Cached",     "Cached"] },
        { "a blank line above a set",             ["Cached",              "Cached",     "Cached",     "Unchanged",  "Unchanged", "Cached",     "Cached"] },
        { "the summary of a metric",              ["Cached, Modified",    "Cached",     "Cached",     "Unchanged",  "Unchanged", "Modified",   "Cached, Modified"] },
        { "the name of a metric",                 ["Cached, Modified",    "Cached",     "Cached",     "Unchanged",  "Unchanged", "Modified",   "Cached, Modified"] },
        { "the threshold of an alert",            ["Cached, Modified",    "Cached",     "Cached",     "Unchanged",  "Unchanged", "Modified",   "Cached, Modified"] },
        { "a recording rule's expression",        ["Cached, Modified",    "Cached",     "Cached",     "Unchanged",  "Unchanged", "Modified",   "Cached, Modified"] },
        { "labels of the target",                 ["Cached",              "Cached",     "Cached",     "Modified",   "Unchanged", "Modified",   "Cached, Modified"] },
        { "an enum elsewhere that is a label",    ["Cached, Modified",    "Cached",     "Cached",     "Unchanged",  "Unchanged", "Modified",   "Cached, Modified"] },
        { "a new set",                            ["Cached, New",         "Cached",     "Unchanged",  "Unchanged",  "Unchanged", "Modified",   "Cached, Modified, New"] },
        { "a set less",                           ["Cached, Removed",     "Cached",     "Unchanged",  "Unchanged",  "Unchanged", "Modified",   "Cached, Modified, Removed"] },
        { "a stray member",                       ["Cached",              "Modified",   "Cached",     "Unchanged",  "Unchanged", "Cached",     "Cached, Modified"] },
        { "the service's name",                   ["Cached",              "Cached",     "Cached",     "Modified",   "Unchanged", "Modified",   "Cached, Modified"] },
        { "a reference without metrics",          ["Cached",              "Cached",     "Cached",     "Unchanged",  "Unchanged", "Cached",     "Cached"] },
        { "a reference with metrics",             ["Cached",              "Cached",     "Cached",     "Unchanged",  "Modified",  "Modified",   "Cached, Modified"] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_computes_what_it_changes_and_no_more(string edit, string[] expected)
    {
        GeneratorRun run = Apply(Start(), edit);
        Assert.Equal(
            Table(TrackingNames.All.Append("files"), expected),
            Table(TrackingNames.All.Append("files"), TrackingNames.All.Select(run.Reasons).Append(run.OutputReasons())));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Running_on_gives_what_starting_anew_gives(string edit, string[] expected)
    {
        _ = expected;
        GeneratorRun run = Apply(Start(), edit);
        GeneratorRun anew = GeneratorRun.Start(run.Project, new MetricsKitGenerator()).Edit(_ => run.Input);
        Assert.Equal(new SortedDictionary<string, string>(anew.Files.ToDictionary(), StringComparer.Ordinal), new SortedDictionary<string, string>(run.Files.ToDictionary(), StringComparer.Ordinal));
    }

    [Fact]
    public void No_step_holds_a_symbol_a_node_a_location_or_a_compilation()
    {
        GeneratorRun run = Start();
        foreach (string step in TrackingNames.All)
        {
            Assert.NotEmpty(run.Values(step));
            Assert.Empty(run.Held(step));
        }
    }

    [Fact]
    public void The_search_for_held_objects_finds_them_behind_fields_and_in_collections()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("class C;");
        var held = new { Name = "x", Inner = new List<object?> { null, (1, tree.GetRoot()) } };
        Assert.Contains("CompilationUnitSyntax", Assert.Single(HeldObjects.Find(held, "held")), StringComparison.Ordinal);
        Assert.Empty(HeldObjects.Find(new { Name = "x", Numbers = new[] { 1, 2 } }, "free"));
    }

    private static GeneratorRun Start() => (TestProject.Of("") with
    {
        Sources = [("Orders.cs", Orders), ("Queues.cs", Queues), ("Stray.cs", Stray), ("State.cs", State), ("Facts.cs", Facts), ("Elsewhere.cs", Elsewhere)],
    }).Generate();

    private static GeneratorRun Apply(GeneratorRun run, string edit) => edit switch
    {
        "nothing" => run.Edit(c => c),
        "a method elsewhere" => run.Edit("Elsewhere.cs", Elsewhere.Replace("1", "2", StringComparison.Ordinal)),
        "a file elsewhere" => run.Edit(c => c.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class New;", run.Project.ParseOptions, "/src/New.cs"))),
        "a method in a set" => run.Edit("Orders.cs", Orders.Replace("=> 1", "=> 2", StringComparison.Ordinal)),
        "a blank line above a set" => run.Edit("Orders.cs", "\n// A comment.\n" + Orders),
        "the summary of a metric" => run.Edit("Orders.cs", Orders.Replace("by state", "by their state", StringComparison.Ordinal)),
        "the name of a metric" => run.Edit("Orders.cs", Orders.Replace("Counter(\"orders_total", "Counter(\"orders_created_total", StringComparison.Ordinal)),
        "the threshold of an alert" => run.Edit("Orders.cs", Orders.Replace("For = \"5m\"", "For = \"10m\"", StringComparison.Ordinal)),
        "a recording rule's expression" => run.Edit("Orders.cs", Orders.Replace("sum by", "max by", StringComparison.Ordinal)),
        "labels of the target" => run.Edit("Facts.cs", Facts + "[assembly: TargetLabels(\"region\")]"),
        "an enum elsewhere that is a label" => run.Edit("State.cs", State.Replace("Busy", "Busy, Gone", StringComparison.Ordinal)),
        "a new set" => run.Edit("Elsewhere.cs", Elsewhere + "[MetricSet] public static partial class New { [Counter(\"new_total\")] public static partial Counter Calls(); }"),
        "a set less" => run.Edit("Queues.cs", ""),
        "a stray member" => run.Edit("Stray.cs", Stray.Replace("Calls()", "Calls(bool ok)", StringComparison.Ordinal)),
        "the service's name" => run.Edit("Facts.cs", Facts.Replace("shop", "shop-api", StringComparison.Ordinal)),
        "a reference without metrics" => run.Edit(c => c.AddReferences((TestProject.Of("public class C;") with { Assembly = "Plain" }).ToReference())),
        "a reference with metrics" => run.Edit(c => c.AddReferences((TestProject.Of(Stray.Insert(0, "[MetricSet] ")) with { Assembly = "Lib" }).ToReference())),
        _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, "Unknown edit."),
    };

    private static string Table(IEnumerable<string> names, IEnumerable<string> reasons) => string.Join("\n", names.Zip(reasons, (n, r) => $"{n}: {r}"));
}
