using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Measures;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK6003: a metric in one unit of time or size is given values in another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueUnitAnalyzer() : MetricAnalyzer(Rules.ValueInOtherUnit)
{
    // Once a file; as a syntax node action, which an editor runs for the file that is being typed.
    private protected override void Register(CompilationStartAnalysisContext start) =>
        start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.CompilationUnit);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        CallIndex calls = CallIndex.Of(compilation);
        SyntaxNode? last = null;
        foreach (MemberFacts member in TreeFacts.Of(context.SemanticModel.SyntaxTree, context.CancellationToken).Members)
        {
            if (member.Root != last && (member.HasMeasure || member.Called.Any(call => calls.NumberForwarders.Contains(call.Name))))
            {
                last = member.Root;
                Analyze(context, member);
            }
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, MemberFacts member)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        if (member.Called.Any(call => RecordingCalls.IsClock(call.Name)))
        {
            AnalyzeClocks(context, member.Root);
        }

        var judge = new UnitJudge(compilation, context.CancellationToken);
        foreach (IGrouping<SyntaxNode, Recording> value in Recordings.Of(compilation).In(member.Root, context.CancellationToken).GroupBy(r => r.Value.Syntax))
        {
            Diagnostic? wrong = null;
            foreach (Recording recording in value)
            {
                Reading? unit = judge.UnitOf(recording);
                if (unit is null || !UnitJudge.IsOther(unit.Scale, recording.Wanted))
                {
                    // A method that records it twice, or has several bodies, and is right once is not what the caller has to mend.
                    wrong = null;
                    break;
                }

                wrong ??= UnitMessage.Of(recording, unit);
            }

            if (wrong is not null)
            {
                context.ReportDiagnostic(wrong);
            }
        }
    }

    private static void AnalyzeClocks(SyntaxNodeAnalysisContext context, SyntaxNode root)
    {
        SemanticModel model = CompilationModels.Of(context.SemanticModel.Compilation, root.SyntaxTree);
        foreach (InvocationExpressionSyntax call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (Calls.Name(call) is { } name && RecordingCalls.IsClock(name.Identifier.ValueText) && MethodFlow.RootOf(call) == root
                && Recordings.Stated(call, model, context.CancellationToken) is { Scale: { Quantity: Quantity.Time } scale } stated && !scale.IsSame(UnitScale.Second))
            {
                context.ReportDiagnostic(UnitMessage.OfClock(name, stated));
            }
        }
    }
}
