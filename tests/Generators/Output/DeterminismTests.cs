namespace MetricsKit.Generators.Tests.Output;

/// <summary>The same declarations give the same bytes.</summary>
public class DeterminismTests
{
    private static readonly (string, string)[] Sources =
    [
        ("A.cs", """
            [assembly: Alert("B", "up == 0", Below = 0.5)]
            [assembly: Alert("A", "up == 0")]
            [MetricSet(Prefix = "inline")]
            public static partial class IndexMetrics
            {
                /// <summary>Inner.</summary>
                [Histogram("duration_seconds", Buckets = [0.25, 1.5, 1e20])]
                public static partial Histogram Duration([LabelRange(-20, -3)] int I, DayOfWeek? INDEX);
            }
            """),
        ("B.cs", """
            [MetricSet]
            public partial class Other
            {
                [Counter("b_total"), Alert("D", "up"), Alert("C", "up")]
                public partial Counter B([Label(MaxValues = 1000)] string title);
            }
            """),
        ("C.cs", "public partial class Other { [Counter(\"a_total\")] public partial Counter A(); }"),
        ("D.cs", "namespace Z { [MetricSet] public static partial class Last { [Counter(\"z_total\")] public static partial Counter A(); } }"),
    ];

    [Fact]
    public void Output_does_not_depend_on_the_order_of_files()
    {
        var expected = Run(Sources);
        foreach (int[] order in new int[][] { [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2] })
        {
            Assert.Equal(expected, Run(order.Select(i => Sources[i]).ToArray()));
        }
    }

    [Theory]
    [InlineData("tr-TR")] // lower-cases I to ı
    [InlineData("ar-SA")] // another calendar, other signs
    [InlineData("sv-SE")] // U+2212 for minus
    [InlineData("de-DE")] // a decimal comma
    public void Output_does_not_depend_on_the_culture(string culture)
    {
        var expected = Run(Sources);
        using (new CultureScope(culture))
        {
            Assert.Equal(expected, Run(Sources));
        }
    }

    [Fact]
    public void Output_does_not_depend_on_the_sources_line_endings()
    {
        var expected = Run(Sources);
        Assert.Equal(expected, Run(Sources.Select(s => (s.Item1, s.Item2.ReplaceLineEndings("\r\n"))).ToArray()));
    }

    [Fact]
    public void Output_has_line_feeds_and_no_trailing_blanks()
    {
        foreach (string text in Run(Sources).Values)
        {
            Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        }
    }

    private static SortedDictionary<string, string> Run((string, string)[] sources) =>
        new((TestProject.Of("") with { Sources = [.. sources] }).Generate().Files.ToDictionary(), StringComparer.Ordinal);
}
