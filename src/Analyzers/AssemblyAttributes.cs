using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>
/// Looks at <c>[assembly: …]</c> attributes list by list: compilation actions report at the end of a build only, and editors
/// never ask for semantic-model actions of a file that holds nothing but attributes.
/// </summary>
internal static class AssemblyAttributes
{
    public static void Register(CompilationStartAnalysisContext context, Action<SyntaxNodeAnalysisContext, AttributeListSyntax> analyze) => context.RegisterSyntaxNodeAction(
        node =>
        {
            var list = (AttributeListSyntax)node.Node;
            if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true)
            {
                analyze(node, list);
            }
        },
        SyntaxKind.AttributeList);
}
