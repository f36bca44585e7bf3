using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK3007: two values whose names are those of each other's labels. The compiler cannot tell two strings apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwappedLabelsAnalyzer() : MetricCallAnalyzer(Rules.SwappedLabels)
{
    // Members of ours have any name: those that are there are asked for with the call at hand.
    private protected override bool Listens(string name) => true;

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = syntax.ArgumentList.Arguments;
        if (arguments.Count < 2)
        {
            return;
        }

        bool isLabels = name.Identifier.ValueText is "WithLabels" or "Labels";
        if (!isLabels && !OwnMetricNames.Of(context.Compilation, context.CancellationToken).Contains(name.Identifier.ValueText))
        {
            return;
        }

        string?[] given = arguments.Select(a => a.NameColon is null ? NameOf(a.Expression) : null).ToArray();
        if (given.Count(g => g is not null) < 2)
        {
            return;
        }

        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || (isLabels ? OfCreated(call, context.CancellationToken) : OfOwn(call)) is not { } labels)
        {
            return;
        }

        for (int i = 0; i < given.Length && i < labels.Names.Length; i++)
        {
            for (int j = i + 1; j < given.Length && j < labels.Names.Length; j++)
            {
                if (IsName(given[i], labels.Names[j]) && IsName(given[j], labels.Names[i]) && labels.AreAlike(i, j))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.SwappedLabels,
                        arguments[i].Expression.GetLocation(),
                        [arguments[j].Expression.GetLocation()],
                        ImmutableDictionary<string, string?>.Empty.Add("other", j.ToString(CultureInfo.InvariantCulture)),
                        given[i],
                        labels.Names[i],
                        given[j],
                        labels.Names[j],
                        labels.Metric));
                }
            }
        }
    }

    private static Labels? OfOwn(IInvocationOperation call)
    {
        ImmutableArray<IParameterSymbol> parameters = call.TargetMethod.Parameters;
        return MetricTitle.Stated(call.TargetMethod) is { } metric
            ? new Labels(
                metric,
                parameters.Select(p => p.Name).ToArray(),
                (i, j) => SymbolEqualityComparer.Default.Equals(parameters[i].Type, parameters[j].Type))
            : null;
    }

    private static Labels? OfCreated(IInvocationOperation call, CancellationToken cancellationToken) =>
        Calls.Receiver(call) is { } receiver && call.SemanticModel is { Compilation: var compilation }
        && CreatedMetrics.Behind(receiver, compilation, cancellationToken) is { LabelNames: { } names } metric
            ? new Labels(metric.Name ?? MetricTitle.Of(call), names.ToArray(), static (_, _) => true)
            : null;

    // The last name of what is passed: request.Method, method.ToUpperInvariant() and statusCode.ToString().
    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } => member.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" } call } => NameOf(call.Expression),
        ParenthesizedExpressionSyntax inner => NameOf(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => NameOf(forgiven.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => NameOf(coalesce.Left),
        _ => null,
    };

    // statusCode, StatusCode, _statusCode and status_code are one name.
    private static bool IsName(string? given, string label)
    {
        int i = 0, j = 0;
        while (given is not null)
        {
            while (i < given.Length && given[i] == '_')
            {
                i++;
            }

            while (j < label.Length && label[j] is '_' or '.')
            {
                j++;
            }

            if (i == given.Length || j == label.Length)
            {
                return i == given.Length && j == label.Length;
            }

            if (char.ToLowerInvariant(given[i++]) != char.ToLowerInvariant(label[j++]))
            {
                return false;
            }
        }

        return false;
    }

    /// <param name="Metric">The metric.</param>
    /// <param name="Names">Its labels in the order of arguments.</param>
    /// <param name="AreAlike">Whether two arguments may stand for each other.</param>
    private sealed record Labels(string Metric, string[] Names, Func<int, int, bool> AreAlike);
}
