using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>What changes where a series is used when its type becomes ours: members that both have stay, and whatever keeps the series is retyped.</summary>
/// <param name="kind">Kind of the metric.</param>
internal sealed class OwnClient(MetricKind kind)
{
    private static readonly string[] OfCounter = ["Inc", "IncTo", "Value", "NewTimer", "CountExceptions", "CountExceptionsAsync"];
    private static readonly string[] OfGauge =
        ["Inc", "Dec", "Set", "IncTo", "DecTo", "Value", "SetToCurrentTimeUtc", "SetToTimeUtc", "TrackInProgress", "NewTimer"];
    private static readonly string[] OfHistogram = ["Observe", "Sum", "Count", "NewTimer"];

    /// <summary>The changes at one use, with the files that see what is retyped; null where ours cannot do what is done there.</summary>
    public IReadOnlyList<(DocumentId Document, TextChange Change, ISymbol? Retyped)>? Changes(MetricUse use, Solution solution)
    {
        if (use.Reference is CrefSyntax || use.Series is not ExpressionSyntax series)
        {
            return [];
        }

        switch (series.Parent)
        {
            case ExpressionStatementSyntax:
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                return [];
            case MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access when access.Expression == series:
                string member = access.Name.Identifier.ValueText;
                return !Members.Contains(member) ? null
                    : member == "NewTimer" && access.Parent is InvocationExpressionSyntax timer && timer.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax ? Keep(timer, use, solution, "MetricTimer")
                    : [];
            default:
                return Keep(series, use, solution, kind.ToString());
        }
    }

    private string[] Members => kind switch
    {
        MetricKind.Counter => OfCounter,
        MetricKind.Gauge => OfGauge,
        _ => OfHistogram,
    };

    // A local, field or property that takes the value; null where something else does.
    private static List<(DocumentId, TextChange, ISymbol?)>? Keep(ExpressionSyntax value, MetricUse use, Solution solution, string type)
    {
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } declarator }:
                return Retype(declaration.Type, use.Model.GetDeclaredSymbol(declarator), use.Model, solution, type);
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return Retype(property.Type, use.Model.GetDeclaredSymbol(property), use.Model, solution, type);
            case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return Retype(property.Type, use.Model.GetDeclaredSymbol(property), use.Model, solution, type);
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method }:
                return Retype(method.ReturnType, use.Model.GetDeclaredSymbol(method), use.Model, solution, type);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == value:
                ISymbol? target = use.Model.GetSymbolInfo(assignment.Left).Symbol;
                SyntaxNode? written = target?.DeclaringSyntaxReferences is [var only] ? only.GetSyntax() : null;
                TypeSyntax? old = written switch
                {
                    VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                    PropertyDeclarationSyntax property => property.Type,
                    _ => null,
                };
                return old is null ? null : Retype(old, target, old.SyntaxTree == use.Model.SyntaxTree ? use.Model : null, solution, type);
            default:
                return null;
        }
    }

    private static List<(DocumentId, TextChange, ISymbol?)>? Retype(TypeSyntax old, ISymbol? symbol, SemanticModel? model, Solution solution, string type)
    {
        if (old.IsVar)
        {
            return [];
        }

        ITypeSymbol? kept = symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IMethodSymbol method => method.ReturnType,
            _ => null,
        };
        if (kept is { SpecialType: SpecialType.System_IDisposable })
        {
            return []; // a timer is one
        }

        // A series is no object that others take: how it prints or compares is its client's affair.
        if (kept?.ContainingNamespace is not { Name: "Prometheus", ContainingNamespace.IsGlobalNamespace: true } || solution.GetDocument(old.SyntaxTree) is not { } document)
        {
            return null;
        }

        TypeSyntax inner = old is NullableTypeSyntax nullable ? nullable.ElementType : old;
        string name = (model is null ? "MetricsKit." : Edits.Qualifier(model, old.SpanStart, type)) + type;
        return [(document.Id, new TextChange(inner.Span, name), symbol is ILocalSymbol ? null : symbol)];
    }
}
