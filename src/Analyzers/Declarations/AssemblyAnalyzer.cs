using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>Reports what is wrong with <c>[assembly: …]</c> attributes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssemblyAnalyzer() : MetricAnalyzer(ParserRules.All)
{
    private protected override void Register(CompilationStartAnalysisContext start) => AssemblyAttributes.Register(start, Analyze);

    private static void Analyze(SyntaxNodeAnalysisContext context, AttributeListSyntax list)
    {
        foreach (Problem problem in ParsedAssembly.Get(context.Compilation, context.CancellationToken).Problems)
        {
            if (problem.Location.SourceTree == list.SyntaxTree && list.Span.Contains(problem.Location.SourceSpan))
            {
                context.ReportDiagnostic(problem.ToDiagnostic());
            }
        }
    }
}
