using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What calls look like, before and after they are bound.</summary>
internal static class Calls
{
    /// <summary>The name that is called: <c>Inc</c> of <c>x.Inc()</c>, <c>x?.Inc()</c> and <c>Inc()</c>; null where there is none. Nothing is bound for it.</summary>
    public static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => Name(call.Expression);

    /// <summary>The name that an expression ends in; null where there is none.</summary>
    public static SimpleNameSyntax? Name(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>What a method is called on: its instance, or the first argument of an extension method. The part before <c>?.</c> where there is one.</summary>
    public static IOperation? Receiver(IInvocationOperation call)
    {
        IOperation? receiver = call.Instance;
        if (receiver is null && call.TargetMethod.IsExtensionMethod)
        {
            receiver = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        }

        return receiver is null ? null : Bare(receiver);
    }

    /// <summary>The argument of a parameter, by name; null where it is left out.</summary>
    public static IOperation? Argument(IInvocationOperation call, params string[] names) => call.Arguments
        .FirstOrDefault(a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && names.Contains(parameter.Name))?.Value;

    /// <summary>The value under conversions and parentheses; for the receiver of <c>?.</c> what stands before it.</summary>
    public static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConditionalAccessInstanceOperation instance when ConditionOf(instance) is { } access:
                    operation = access.Operation;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static IConditionalAccessOperation? ConditionOf(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (IOperation? parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access;
            }
        }

        return null;
    }
}
