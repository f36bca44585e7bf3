using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>What a client sends as parameters of an action, of an endpoint's lambda, of a route.</summary>
internal static class Endpoints
{
    /// <summary>The origins of one value of a route.</summary>
    public static IReadOnlyList<Origin> RouteValue(string key, IOperation operation) =>
        key is "controller" or "action" or "area" or "page" or "handler" || NameMeanings.Of(key).Sense == NameSense.Bounded
            ? Origin.Few
            : [new Origin(OriginKind.Request, $"RouteValues[\"{key}\"]", operation) { Thing = "request", Type = operation.Type }];

    /// <summary>True for a parameter that ASP.NET Core fills from a request: text, or a number too large for a list.</summary>
    public static bool IsFromRequest(IParameterSymbol parameter, IOperation? function)
    {
        if (!IsFreeText(parameter.Type, parameter.Name))
        {
            return false;
        }

        return parameter.ContainingSymbol is IMethodSymbol method
            && (method.MethodKind == MethodKind.AnonymousFunction ? function is not null && IsMapped(function) : IsAction(method));
    }

    /// <summary>True for text, of which a client may write any, and for numbers too large for a list, whose name does not say that there are few.</summary>
    public static bool IsFreeText(ITypeSymbol? type, string name) => type?.SpecialType switch
    {
        SpecialType.System_String => NameMeanings.Of(name).Sense != NameSense.Tenant,
        SpecialType.System_Int64 => NameMeanings.Of(name).Sense is not (NameSense.Bounded or NameSense.Tenant),
        _ => false,
    };

    /// <summary>True for a parameter that ASP.NET Core reads from a request's body: a type of data alone.</summary>
    public static bool IsBody(IParameterSymbol parameter, IOperation? function) =>
        (IsData(parameter.Type) || parameter.GetAttributes().Any(a => a.AttributeClass?.Name is "FromBodyAttribute" or "FromFormAttribute")) && parameter.ContainingSymbol is IMethodSymbol method
        && (method.MethodKind == MethodKind.AnonymousFunction ? function is not null && IsMapped(function) : IsAction(method));

    // A record, or a type that has properties and no methods of its own; services have methods.
    private static bool IsData(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } && type.RootNamespace() is not ("System" or "Microsoft")
        && type.GetMembers().OfType<IPropertySymbol>().Any(p => !p.IsImplicitlyDeclared)
        && (type.IsRecord || !type.GetMembers().OfType<IMethodSymbol>().Any(m => m is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, IsOverride: false }));

    private static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }
        && (KnownMembers.DerivesFrom(method.ContainingType, "Microsoft.AspNetCore.Mvc.ControllerBase") || KnownMembers.DerivesFrom(method.ContainingType, "Microsoft.AspNetCore.SignalR.Hub"))
        && !method.GetAttributes().Any(a => a.AttributeClass?.Name == "NonActionAttribute");

    // app.MapGet("/orders/{id}", (string id) => …)
    private static bool IsMapped(IOperation function)
    {
        IOperation? at = function.Parent;
        while (at is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            at = at.Parent;
        }

        return at is IInvocationOperation { TargetMethod: { Name: "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" or "MapMethods" or "Map" or "MapFallback", ContainingType.Name: "EndpointRouteBuilderExtensions" } };
    }
}
