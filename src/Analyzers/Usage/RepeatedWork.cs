using MetricsKit.Analyzers.CallGraph;
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

    // What dispatchers hand requests and messages to.
    private static readonly (string Namespace, string Type, string Each)[] Handlers =
    [
        ("MediatR", "IRequestHandler", "for each request"),
        ("MediatR", "INotificationHandler", "for each message"),
        ("MediatR", "IPipelineBehavior", "for each request"),
    ];

    private static readonly string[] Maps = ["Map", "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback"];

    /// <summary>How often a member runs, by what it is: <c>for each request</c>; null where nothing says so.</summary>
    public static string? Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.AnonymousFunction or MethodKind.LocalFunction } method)
        {
            if ((OfParameters(method) ?? OfHandler(method)) is { } each)
            {
                return each;
            }

            if ((method is { Name: "SendAsync", IsOverride: true } && Derives(method.ContainingType, "System.Net.Http", "DelegatingHandler"))
                || IsMapped(method, compilation, cancellationToken))
            {
                return "for each request";
            }
        }

        bool isInstance = !member.IsStatic && member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet };
        return isInstance && IsMadeForEachRequest(member.ContainingType) ? "for each request" : null;
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

    private static string? OfHandler(IMethodSymbol method)
    {
        foreach (INamedTypeSymbol face in method.ContainingType.AllInterfaces)
        {
            foreach ((string ns, string type, string each) in Handlers)
            {
                if (method.Name == "Handle" && face.Is(ns, type))
                {
                    return each;
                }
            }
        }

        return null;
    }

    // app.MapGet("/", Handle), in whichever file.
    private static bool IsMapped(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        CallIndex calls = CallIndex.Of(compilation);
        foreach (string name in Maps)
        {
            foreach (SyntaxNode body in calls.BodiesThatCall(name))
            {
                foreach (InvocationExpressionSyntax map in body.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(i => SinkNames.CalledName(i.Expression) == name))
                {
                    if (map.ArgumentList.Arguments.Any(a => Calls.Name(a.Expression) is { } given && given.Identifier.ValueText == method.Name && IsUse(given)))
                    {
                        return true;
                    }

                    bool IsUse(SimpleNameSyntax given)
                    {
                        SemanticModel model = CompilationModels.Of(compilation, given.SyntaxTree);

                        // A method that becomes a delegate of a type of its own is the only candidate, and not the symbol.
                        SymbolInfo info = model.GetSymbolInfo(given, cancellationToken);
                        return SymbolEqualityComparer.Default.Equals((info.Symbol ?? (info.CandidateSymbols is [{ } only] ? only : null))?.OriginalDefinition, method.OriginalDefinition)
                            && IsEndpoint(model.GetOperation(map, cancellationToken));
                    }
                }
            }
        }

        return false;
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
                Name: var name,
                ContainingType: { Name: "EndpointRouteBuilderExtensions" } type,
            },
        } && Maps.Contains(name) && type.Is("Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions");
    }
}
