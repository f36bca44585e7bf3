using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes;

/// <summary>MK7001: declares the metric in a set, and rewrites every use of it in the solution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MigrationFix))]
public sealed class MigrationFix : CodeFixProvider
{
    /// <summary>What is offered, the first one first.</summary>
    private static readonly (MigrationClient Client, string Title)[] Offers =
    [
        (MigrationClient.PrometheusNet, "Declare in a [MetricSet], counted by prometheus-net"),
        (MigrationClient.MetricsKit, "Declare in a [MetricSet], counted by Metrics.Kit"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.Migratable.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => MigrationFixAll.Instance;

    /// <summary>The key of an offer, which tells "fix all" what to do.</summary>
    public static string KeyOf(MigrationClient client) => Rules.Migratable.Id + "." + client;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (ReplaceableMetric.Of(diagnostic) is not { } metric)
            {
                continue;
            }

            foreach ((MigrationClient client, string title) in Offers)
            {
                if (await MetricMigration.ApplyAsync(context.Document.Project, metric, client, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), KeyOf(client)), diagnostic);
                }
            }
        }
    }
}
