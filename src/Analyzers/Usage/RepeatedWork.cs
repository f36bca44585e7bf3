using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Code that runs for each request, message or job, told by what frameworks call and what they hand to it.</summary>
internal static class RepeatedWork
{
    // What is handed to code each time that it runs.
    private static readonly (string Namespace, string Type, string Each)[] Handed =
    [
        ("Microsoft.AspNetCore.Http", "HttpContext", "for each request"),
        ("Microsoft.AspNetCore.Http", "HttpRequest", "for each request"),
        ("Microsoft.AspNetCore.Http", "EndpointFilterInvocationContext", "for each request"),
        ("Microsoft.AspNetCore.Mvc.Filters", "ActionExecutingContext", "for each request"),
        ("Microsoft.AspNetCore.Mvc.Filters", "ActionExecutedContext", "for each request"),
        ("Microsoft.AspNetCore.Mvc.Filters", "ResourceExecutingContext", "for each request"),
        ("Microsoft.AspNetCore.Mvc.Filters", "ResultExecutingContext", "for each request"),
        ("Microsoft.AspNetCore.Mvc.Filters", "AuthorizationFilterContext", "for each request"),
        ("Microsoft.AspNetCore.Mvc.Filters", "ExceptionContext", "for each request"),
        ("Grpc.Core", "ServerCallContext", "for each call"),
        ("System.Net", "HttpListenerContext", "for each request"),
        ("MassTransit", "ConsumeContext", "for each message"),
        ("NServiceBus", "IMessageHandlerContext", "for each message"),
        ("Azure.Messaging.ServiceBus", "ProcessMessageEventArgs", "for each message"),
        ("RabbitMQ.Client.Events", "BasicDeliverEventArgs", "for each message"),
        ("Confluent.Kafka", "ConsumeResult", "for each message"),
        ("Quartz", "IJobExecutionContext", "for each job"),
        ("Microsoft.Azure.Functions.Worker", "FunctionContext", "for each call"),
    ];

    // Types of which each request has an instance of its own.
    private static readonly (string Namespace, string Type)[] MadeForEachRequest =
    [
        ("Microsoft.AspNetCore.Mvc", "ControllerBase"),
        ("Microsoft.AspNetCore.Mvc.RazorPages", "PageModel"),
        ("Microsoft.AspNetCore.Mvc", "ViewComponent"),
        ("Microsoft.AspNetCore.SignalR", "Hub"),
        ("System.Web.Http", "ApiController"),
        ("System.Web.Mvc", "Controller"),
    ];

    /// <summary>How often a member runs: <c>for each request</c>; null where nothing says so.</summary>
    public static string? Of(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.AnonymousFunction or MethodKind.LocalFunction } method)
        {
            if (OfParameters(method) is { } each)
            {
                return each;
            }

            if (method is { Name: "SendAsync", IsOverride: true } && Derives(method.ContainingType, "System.Net.Http", "DelegatingHandler"))
            {
                return "for each request";
            }
        }

        bool isInstance = !member.IsStatic && member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet };
        if (isInstance && IsMadeForEachRequest(member.ContainingType))
        {
            return "for each request";
        }

        return member is IMethodSymbol caller ? OfUses(caller, model, cancellationToken) : null;
    }

    /// <summary>The same of a lambda, by what it takes and what it is given to.</summary>
    public static string? Of(IAnonymousFunctionOperation lambda) => OfParameters(lambda.Symbol)
        ?? (lambda.Parent is IDelegateCreationOperation { Parent: var parent } && IsEndpoint(parent) ? "for each request" : null);

    private static string? OfParameters(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            foreach ((string ns, string type, string each) in Handed)
            {
                if (parameter.Type.Is(ns, type))
                {
                    return each;
                }
            }
        }

        return null;
    }

    private static bool IsMadeForEachRequest(INamedTypeSymbol? type) =>
        type is not null && MadeForEachRequest.Any(each => Derives(type, each.Namespace, each.Type));

    private static bool Derives(INamedTypeSymbol? type, string ns, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is(ns, name))
            {
                return true;
            }
        }

        return false;
    }

    // app.MapGet("/", Handle); or one hop to who calls a private method.
    private static string? OfUses(IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction))
        {
            return null;
        }

        foreach (SyntaxReference reference in method.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (SimpleNameSyntax name in NameIndex.Places(reference.GetSyntax(cancellationToken), method.Name))
            {
                if (name.SyntaxTree == model.SyntaxTree
                    && IsUse(model.GetSymbolInfo(name, cancellationToken), method)
                    && OfUse(name, method, model, cancellationToken) is { } each)
                {
                    return each;
                }
            }
        }

        return null;
    }

    // A method that becomes a delegate of a type of its own is the only candidate, and not the symbol.
    private static bool IsUse(SymbolInfo info, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals((info.Symbol ?? (info.CandidateSymbols is [{ } only] ? only : null))?.OriginalDefinition, method.OriginalDefinition);

    private static string? OfUse(SimpleNameSyntax name, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given })
        {
            return model.GetOperation(given, cancellationToken) is IInvocationOperation call && IsEndpoint(call) ? "for each request" : null;
        }

        if (method.DeclaredAccessibility != Accessibility.Private || expression.Parent is not InvocationExpressionSyntax
            || model.GetEnclosingSymbol(name.SpanStart, cancellationToken) is not IMethodSymbol caller
            || SymbolEqualityComparer.Default.Equals(caller, method))
        {
            return null;
        }

        return OfParameters(caller)
            ?? (!caller.IsStatic && caller.MethodKind == MethodKind.Ordinary && IsMadeForEachRequest(caller.ContainingType) ? "for each request" : null);
    }

    // The delegate of MapGet and its kin is what a request runs; that of Map(path, app => …) configures.
    private static bool IsEndpoint(IOperation? operation)
    {
        while (operation is IArgumentOperation or IConversionOperation)
        {
            operation = operation.Parent;
        }

        return operation is IInvocationOperation
        {
            TargetMethod:
            {
                Name: "Map" or "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" or "MapMethods" or "MapFallback",
                ContainingType: { Name: "EndpointRouteBuilderExtensions" } type,
            },
        } && type.Is("Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions");
    }
}
