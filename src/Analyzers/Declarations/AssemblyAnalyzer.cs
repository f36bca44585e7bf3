using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>
/// Reports what is wrong with <c>[assembly: …]</c> attributes. A compilation action would report at the end of a build only;
/// by file, each one's own problems show while it is edited.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssemblyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ParserRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        if (!HasAssemblyAttributes(tree, context.CancellationToken))
        {
            return;
        }

        AssemblyParseResult parsed = ParsedAssembly.Get(context.SemanticModel.Compilation, context.CancellationToken);
        foreach (Problem problem in parsed.Problems)
        {
            if (problem.Location.SourceTree == tree)
            {
                context.ReportDiagnostic(problem.ToDiagnostic());
            }
        }
    }

    private static bool HasAssemblyAttributes(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken) is CompilationUnitSyntax unit
        && unit.AttributeLists.Any(list => list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true);
}
