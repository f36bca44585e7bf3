using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>The address of a request becomes the template of the route that answers it: as many values as there are routes.</summary>
internal static class RouteOfPath
{
    private const string Http = "Microsoft.AspNetCore.Http", Routing = "Microsoft.AspNetCore.Routing";

    /// <summary>The change; null where no request is at hand.</summary>
    public static TextChange? Change(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.Compilation.GetTypeByMetadataName(Routing + ".RouteEndpoint") is null || Context(value, model, cancellationToken) is not { } context)
        {
            return null;
        }

        int position = value.SpanStart;
        bool isExtension = !model.LookupNamespacesAndTypes(position, name: "EndpointHttpContextExtensions").IsEmpty;
        string endpoint = isExtension ? context + ".GetEndpoint()" : $"{Http}.EndpointHttpContextExtensions.GetEndpoint({context})";
        string type = (model.LookupNamespacesAndTypes(position, name: "RouteEndpoint").IsEmpty ? Routing + "." : "") + "RouteEndpoint";
        string route = $"({endpoint} as {type})?.RoutePattern.RawText ?? \"unmatched\"";
        return new TextChange(value.Span, value.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax ? route : "(" + route + ")");
    }

    // In the expression itself, else a parameter, local, field or property that is in scope.
    private static string? Context(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (ExpressionSyntax inner in value.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
        {
            if (inner.Parent is MemberAccessExpressionSyntax access && access.Name == inner)
            {
                continue; // its whole is looked at
            }

            switch (KindOf(model.GetTypeInfo(inner, cancellationToken).Type))
            {
                case "HttpContext":
                    return inner.ToString();
                case "HttpRequest" when inner is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Request", Expression: var context } && KindOf(model.GetTypeInfo(context, cancellationToken).Type) == "HttpContext":
                    return context.ToString();
                case "HttpRequest":
                    return inner + ".HttpContext";
            }
        }

        return InScope(value, model, "HttpContext")?.Name ?? (InScope(value, model, "HttpRequest") is { } request ? request.Name + ".HttpContext" : null);
    }

    private static ISymbol? InScope(ExpressionSyntax value, SemanticModel model, string type) => model.LookupSymbols(value.SpanStart)
        .Where(s => KindOf((s as IParameterSymbol)?.Type ?? (s as ILocalSymbol)?.Type ?? (s as IPropertySymbol)?.Type ?? (s as IFieldSymbol)?.Type) == type)
        .OrderBy(s => s.Kind switch { SymbolKind.Parameter => 0, SymbolKind.Local => 1, SymbolKind.Property => 2, _ => 3 })
        .ThenBy(s => s.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    private static string? KindOf(ITypeSymbol? type) =>
        type is { Name: "HttpContext" or "HttpRequest", ContainingNamespace: { Name: "Http", ContainingNamespace: { Name: "AspNetCore", ContainingNamespace.Name: "Microsoft" } } } ? type.Name : null;
}
