using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.CodeFixes;

/// <summary>All metrics of prometheus-net. Those that cannot be rewritten stay.</summary>
internal sealed class MigrationFixAll : SequentialFixAll<ReplaceableMetric>
{
    public static readonly MigrationFixAll Instance = new();

    /// <inheritdoc/>
    protected override string Title => "Declare all metrics of prometheus-net";

    /// <inheritdoc/>
    protected override Task<ReplaceableMetric?> SubjectAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(ReplaceableMetric.Of(diagnostic));

    /// <inheritdoc/>
    protected override Task<Solution?> FixAsync(Project project, ReplaceableMetric subject, string? key, CancellationToken cancellationToken) =>
        MetricMigration.ApplyAsync(project, subject, key == MigrationFix.KeyOf(MigrationClient.MetricsKit) ? MigrationClient.MetricsKit : MigrationClient.PrometheusNet, cancellationToken);
}
