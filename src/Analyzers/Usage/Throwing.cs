using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What is likely enough to throw that a reader should think of it: awaits, calls into code that does something, iterators that are left.</summary>
internal static class Throwing
{
    /// <summary>The first such part of an operation; null for none.</summary>
    public static IOperation? In(IOperation operation)
    {
        IOperation? first = null;
        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            bool throws = inner switch
            {
                IThrowOperation or IAwaitOperation => true,
                IReturnOperation { Kind: OperationKind.YieldReturn } => true,
                IInvocationOperation { IsImplicit: false } call => !IsTame(call),
                IDynamicInvocationOperation => true,
                _ => false,
            };
            if (throws && (first is null || inner.Syntax.SpanStart < first.Syntax.SpanStart))
            {
                first = inner;
            }
        }

        return first;
    }

    /// <summary>What a message calls it.</summary>
    public static string Describe(IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: var awaited } => Describe(Calls.Bare(awaited)),
        IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", ContainingType.ContainingNamespace.Name: "Tasks" }, Instance: { } task } => Describe(Calls.Bare(task)),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } } call when Calls.Receiver(call) is { } target => "'" + NameOf(target, "Invoke") + "'",
        IInvocationOperation call => "'" + call.TargetMethod.Name + "'",
        IReturnOperation => "the caller, or stops to ask for more,",
        _ => "the code between",
    };

    private static string NameOf(IOperation target, string otherwise) => target switch
    {
        IFieldReferenceOperation field => field.Field.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ => otherwise,
    };

    // Recording, logging and looking at the clock do not fail; collections throw where the program is wrong.
    private static bool IsTame(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        if (Instrument.Of(call) is not null || call.TargetMethod.Name is "WithLabels" or "Labels" or "nameof" || MetricTitle.Stated(call.TargetMethod) is not null)
        {
            return true;
        }

        string ns = type.ContainingNamespace?.ToDisplayString() ?? "";
        return ns is "Microsoft.Extensions.Logging" or "System.Diagnostics" or "System.Diagnostics.Metrics"
                or "System.Collections.Generic" or "System.Collections.Concurrent" or "Prometheus" or "MetricsKit"
            || type.SpecialType is SpecialType.System_Object or SpecialType.System_String or SpecialType.System_DateTime
            || (ns == "System" && type.Name is "Math" or "TimeSpan" or "DateTimeOffset" or "GC" or "Guid" or "Environment" or "Console" or "ArgumentNullException" or "ArgumentException")
            || (ns == "System.Threading" && type.Name is "Interlocked" or "Volatile" or "Monitor");
    }
}
