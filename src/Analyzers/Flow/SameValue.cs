using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Flow;

/// <summary>Looks through what does not change a value, and compares expressions that read the same thing.</summary>
internal static class SameValue
{
    private const int MaxDepth = 12;

    /// <summary>The expression behind conversions, parentheses, <c>await</c>, and captures with one assignment.</summary>
    public static IOperation Unwrap(IOperation operation, MethodFlow flow)
    {
        for (int i = 0; i < MaxDepth; i++)
        {
            IOperation? inner = operation switch
            {
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IFlowCaptureReferenceOperation capture when flow.Definitions.Of(capture.Id) is [{ Kind: DefinitionKind.Value } only] => only.Value,
                _ => null,
            };
            if (inner is null)
            {
                break;
            }

            operation = inner;
        }

        return operation;
    }

    /// <summary>True when both read the same: the same variables, members and calls, in the same order.</summary>
    public static bool Of(IOperation left, IOperation right, MethodFlow flow, int depth = 0)
    {
        left = Unwrap(left, flow);
        right = Unwrap(right, flow);
        if (depth > MaxDepth || left.Kind != right.Kind)
        {
            return false;
        }

        if (left.ConstantValue.HasValue)
        {
            return right.ConstantValue.HasValue && Equals(left.ConstantValue.Value, right.ConstantValue.Value);
        }

        bool same = (left, right) switch
        {
            (ILocalReferenceOperation a, ILocalReferenceOperation b) => Equal(a.Local, b.Local),
            (IParameterReferenceOperation a, IParameterReferenceOperation b) => Equal(a.Parameter, b.Parameter),
            (IFlowCaptureReferenceOperation a, IFlowCaptureReferenceOperation b) => a.Id.Equals(b.Id),
            (IMemberReferenceOperation a, IMemberReferenceOperation b) => Equal(a.Member, b.Member),
            (IInvocationOperation a, IInvocationOperation b) => Equal(a.TargetMethod, b.TargetMethod),
            (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
            (IArgumentOperation, IArgumentOperation) => true,
            _ => false,
        };
        return same && Children(left, right, flow, depth);
    }

    private static bool Children(IOperation left, IOperation right, MethodFlow flow, int depth)
    {
        if (left.ChildOperations.Count != right.ChildOperations.Count)
        {
            return false;
        }

        foreach ((IOperation a, IOperation b) in left.ChildOperations.Zip(right.ChildOperations, (a, b) => (a, b)))
        {
            if (!Of(a, b, flow, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Equal(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
