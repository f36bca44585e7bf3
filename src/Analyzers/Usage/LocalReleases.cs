using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Where a local timer or tracker is disposed.</summary>
internal static class LocalReleases
{
    /// <summary>Syntax of each disposal; null where the local is passed on, kept or captured, and others may dispose it.</summary>
    public static HashSet<SyntaxNode>? Find(IOperation inside, ILocalSymbol local, bool isTimer)
    {
        var releases = new HashSet<SyntaxNode>();
        IOperation? function = FunctionOf(inside);
        foreach (ILocalReferenceOperation reference in LocalValues.References(inside, local))
        {
            if (FunctionOf(reference) != function)
            {
                return null;
            }

            IOperation value = reference;
            while (value.Parent is IConversionOperation or IParenthesizedOperation)
            {
                value = value.Parent;
            }

            switch (value.Parent)
            {
                case IInvocationOperation call when call.Instance == value:
                    AddRelease(call);
                    break;
                case IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } access when access.Operation == value:
                    AddRelease(call);
                    break;
                case ISimpleAssignmentOperation assignment when assignment.Target == value:
                case IPropertyReferenceOperation:
                case IBinaryOperation or IIsPatternOperation or INameOfOperation:
                    break;
                case IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation } access when access.Operation == value:
                    break;
                default:
                    return null;
            }
        }

        return releases;

        void AddRelease(IInvocationOperation call)
        {
            if (call.TargetMethod.Name == "Dispose" || (isTimer && call.TargetMethod.Name == "ObserveDuration"))
            {
                releases.Add(call.Syntax);
            }
        }
    }

    private static IOperation? FunctionOf(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return parent;
            }
        }

        return null;
    }
}
