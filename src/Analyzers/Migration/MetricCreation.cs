using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>A call of <c>Prometheus.Metrics.Create…</c> that says no more than a declaration can.</summary>
internal static class MetricCreation
{
    /// <summary>By its name alone: whether the call is worth a look.</summary>
    public static bool MayBe(InvocationExpressionSyntax creation) => (creation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    })?.Identifier.ValueText is "CreateCounter" or "CreateGauge" or "CreateHistogram";

    /// <summary>The metric; null where a declaration would say less, or something else.</summary>
    public static ReplaceableMetric? Read(InvocationExpressionSyntax creation, ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        // Factories have a registry, static labels or a lifetime of their own.
        if (model.GetOperation(creation, cancellationToken) is not IInvocationOperation operation
            || !operation.TargetMethod.ContainingType.Is("Prometheus", "Metrics")
            || CreatedMetrics.Of(operation) is not { Kind: { } kind, Name: { } name, Help: { } help, LabelNames: { } labels } metric
            || !Fits(member, kind)
            || member.GetDocumentationCommentId() is not { } id
            || !Names.IsMetricName(name)
            || !IsOneLine(help)
            || !AreLabels(labels))
        {
            return null;
        }

        Configuration? configuration = Configuration.Read(metric.Configuration, kind, model.Compilation);
        return configuration is null
            ? null
            : new ReplaceableMetric(id, kind, name, help, labels, configuration.Buckets, configuration.BucketSeries);
    }

    private static bool Fits(ISymbol member, MetricKind kind)
    {
        ITypeSymbol type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        return type.Is("Prometheus", kind.ToString()) || type.Is("Prometheus", "I" + kind);
    }

    // A doc comment is one line of words; a help text with more in it would read otherwise.
    private static bool IsOneLine(string help) =>
        string.Join(" ", help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == help;

    private static bool AreLabels(ImmutableArray<string> labels) =>
        labels.All(l => Names.IsLabelName(l) && !Names.IsReservedLabel(l)) && labels.Distinct().Count() == labels.Length;
}
