using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK3104 and MK3105: label values against the labels that the metric was created with, wherever that is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LabelValuesAnalyzer() : MetricCallAnalyzer(Rules.LabelCount, Rules.LabelOrder)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        if (MetricCreationAnalyzer.HasPrometheusNet(start.Compilation))
        {
            base.Register(start);
        }
    }

    private protected override bool Listens(string name) => name is "WithLabels" or "Labels" or "RemoveLabelled" or "AcquireLease" or "AcquireRefLease" or "WithLease" or "WithLeaseAsync";

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation { Instance: { } instance } operation
            || !CreatedMetrics.IsPrometheus(operation.TargetMethod)
            || Values(operation) is not { } values
            || CreatedMetrics.Behind(instance, context.Compilation, context.CancellationToken) is not { LabelCount: { } labels } metric)
        {
            return;
        }

        if (labels != values.Length)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.LabelCount, name.GetLocation(), Subject(metric), Labels(metric, labels), Count(values.Length, "value")));
        }
        else if (metric.LabelNames is { } names)
        {
            CheckOrder(context, metric, names, values, isSwapTold: name.Identifier.ValueText is "WithLabels" or "Labels" && syntax.ArgumentList.Arguments.Count == values.Length);
        }
    }

    // A value that is called like another label, where that label gets something else. Two that are simply swapped are MK3007's.
    private static void CheckOrder(
        SyntaxNodeAnalysisContext context, CreatedMetric metric, ImmutableArray<string> labels, ImmutableArray<IOperation> values, bool isSwapTold)
    {
        ImmutableArray<string> wanted = ImmutableArray.CreateRange(labels, Names.ToSnakeCase);
        ImmutableArray<string?> given = ImmutableArray.CreateRange(values, static value => NameOf(value) is { } name ? Names.ToSnakeCase(name.TrimStart('_')) : null);
        for (int i = 0; i < labels.Length; i++)
        {
            int meant = given[i] is { } name && name != wanted[i] ? wanted.IndexOf(name) : -1;
            if (meant >= 0 && given[meant] is { } other && other != wanted[meant] && !(isSwapTold && other == wanted[i]))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.LabelOrder, values[i].Syntax.GetLocation(), NameOf(values[i]), labels[i], Subject(metric), labels[meant], string.Join(", ", labels)));
                return;
            }
        }
    }

    private static ImmutableArray<IOperation>? Values(IInvocationOperation call)
    {
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "labelValues");
        return argument is null || call.SemanticModel?.Compilation is not { } compilation
            ? null
            : TextLists.Of(argument.Value, compilation)?.Elements;
    }

    private static string? NameOf(IOperation value) => value switch
    {
        IConversionOperation conversion => NameOf(conversion.Operand),
        ICoalesceOperation coalesce => NameOf(coalesce.Value),
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation } access => NameOf(access.Operation),
        IConditionalAccessOperation access => NameOf(access.WhenNotNull),
        IInvocationOperation { TargetMethod.Name: "ToString" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim", Instance: { } instance } => NameOf(instance),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation { Field.HasConstantValue: false } field => field.Field.Name,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property.Name,
        _ => null,
    };

    private static string Subject(CreatedMetric metric) => metric.Name is { } name ? $"'{name}'" : "The metric";

    private static string Labels(CreatedMetric metric, int count) =>
        Count(count, "label") + (metric.LabelNames is { Length: > 0 } names ? $" ({string.Join(", ", names)})" : "");

    private static string Count(int number, string thing) => number == 0 ? $"no {thing}s" : number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
