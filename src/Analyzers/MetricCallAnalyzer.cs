using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>An analyzer of calls. It says which names it listens to, because asking for a call's operation binds the whole method around it.</summary>
public abstract class MetricCallAnalyzer : MetricAnalyzer
{
    private protected MetricCallAnalyzer(params DiagnosticDescriptor[] rules)
        : base(rules)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);

    /// <summary>True for the name of a method that is worth a look.</summary>
    private protected abstract bool Listens(string name);

    /// <summary>Looks at a call of such a name, of which nothing is bound yet.</summary>
    private protected abstract void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name);

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        var syntax = (InvocationExpressionSyntax)context.Node;
        if (Calls.Name(syntax) is { } name && Listens(name.Identifier.ValueText))
        {
            Check(context, syntax, name);
        }
    }
}
