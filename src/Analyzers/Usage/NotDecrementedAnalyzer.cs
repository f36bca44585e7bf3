using MetricsKit.Analyzers.Flow;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>
/// MK6005: a gauge is incremented and decremented around some work, and the decrement is skipped when the work throws. Only where
/// every other way out passes the decrement: else the method hands something over that is given back elsewhere.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotDecrementedAnalyzer() : MetricCallAnalyzer(Rules.NotDecremented)
{
    private protected override bool Listens(string name) => name is "Inc" or "Add";

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        // The body must show an increment and a decrement of the same receiver. Add is a name that everything has: whose it is, is asked first.
        if (!Brackets.MayOpen(syntax)
            || (name.Identifier.ValueText == "Add" && Instrument.Of(syntax, context.SemanticModel, context.CancellationToken) is null)
            || Brackets.Closing(syntax) is not { Count: > 0 } closing || ReleasePaths.IsInFinally(closing))
        {
            return;
        }

        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || Instrument.Of(call) is not { Role: InstrumentRole.Gauge or InstrumentRole.UpDownCounter } instrument
            || MethodFlow.Innermost(call, context.CancellationToken) is not { Graph: var graph }
            || ReleasePaths.From(graph, syntax, closing, Throwing.In) is not { Releases: true, LeavesHeld: false, ThrowsHeld: { } thrower })
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.NotDecremented,
            name.GetLocation(),
            closing.Select(c => c.GetLocation()),
            MetricTitle.Of(call),
            Throwing.Describe(thrower),
            instrument.Role == InstrumentRole.Gauge && Brackets.IsByOne(syntax)
                ? "write 'using (" + Brackets.Receiver(syntax) + ".TrackInProgress())' around what lies between"
                : "decrement it in a finally block"));
    }
}
