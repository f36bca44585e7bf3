using System.Globalization;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK6001: a counter is incremented by a constant below zero.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NegativeIncrementAnalyzer() : MetricCallAnalyzer(Rules.NegativeIncrement)
{
    private protected override bool Listens(string name) => name is "Inc" or "Add";

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        // Add is a name that everything has: what stands there and whose it is are asked first.
        if (!syntax.ArgumentList.Arguments.Any(a => NegativeConstants.MayBeIn(a.Expression))
            || Instrument.Of(syntax, context.SemanticModel, context.CancellationToken) is not { Role: InstrumentRole.Counter } counter
            || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || Calls.Argument(call, "increment", "delta") is not { } increment)
        {
            return;
        }

        foreach ((IOperation place, double number) in NegativeConstants.In(increment))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NegativeIncrement,
                place.Syntax.GetLocation(),
                MetricTitle.Of(call),
                number.ToString(CultureInfo.InvariantCulture),
                Consequence(counter.Api),
                counter.Api == InstrumentApi.Meters ? "an UpDownCounter" : "a gauge"));
        }
    }

    private static string Consequence(InstrumentApi api) => api switch
    {
        InstrumentApi.Ours => "it is ignored",
        InstrumentApi.PrometheusNet => "the call throws",
        _ => "rates take it for a restart",
    };
}
