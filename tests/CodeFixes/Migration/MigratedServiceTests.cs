using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>
/// A service written for prometheus-net: sixteen metrics in several files, with every kind of label. Run against the library itself,
/// before and after, it writes the same exposition to the last line.
/// </summary>
public sealed class MigratedServiceTests
{
    private static readonly TestProject Service = Migrate.Project([.. Directory
        .GetFiles(RepositoryFiles.PathOf("tests", "CodeFixes", "Migration", "Service"), "*.cs")
        .Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n")))]) with { Output = OutputKind.ConsoleApplication };

    [Theory]
    [InlineData(MigrationClient.PrometheusNet)]
    [InlineData(MigrationClient.MetricsKit)]
    public async Task Everything_that_can_be_declared_is(MigrationClient client)
    {
        TestProject after = await Migrate.AllAsync(Service, FixAllScope.Project, client);
        await Migrate.IsSoundAsync(after);

        // A summary has no declaration, and labels that an array brings prove nothing.
        ImmutableArray<string> left = after.Sources.SelectMany(s => s.Text.Split('\n')).Where(l => l.Contains("Metrics.Create", StringComparison.Ordinal)).Select(l => l.Trim()).ToImmutableArray();
        Assert.Equal(2, left.Length);
        Assert.Contains("s_batches", left[0], StringComparison.Ordinal);
        Assert.Contains("CreateSummary", left[1], StringComparison.Ordinal);
        Assert.Equal(14, after.Sources.Sum(s => s.Text.Split(" partial ").Count(t => t.StartsWith("Counter", StringComparison.Ordinal) || t.StartsWith("Gauge", StringComparison.Ordinal) || t.StartsWith("Histogram", StringComparison.Ordinal) || t.StartsWith("MetricsKit.", StringComparison.Ordinal))));
    }
}
