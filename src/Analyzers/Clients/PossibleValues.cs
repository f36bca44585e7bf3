using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>
/// Every value that an expression can have, as expressions that no further step leads on from: through conditions, locals, fields,
/// properties, methods with a body and <c>Lazy</c>, in whichever file they stand. A value that cannot be told is the reference itself;
/// null is left out.
/// </summary>
internal sealed class PossibleValues
{
    // A metric's field is a step or two away. What needs more is generated code or a cycle.
    private const int MostSteps = 64;

    private readonly Compilation _compilation;
    private readonly SemanticModel? _model;
    private readonly Func<IOperation, IOperation?>? _inner;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _visited;
    private readonly ImmutableArray<IOperation>.Builder _found = ImmutableArray.CreateBuilder<IOperation>();

    private PossibleValues(
        Compilation compilation, SemanticModel? model, Func<IOperation, IOperation?>? inner, HashSet<ISymbol> visited, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _model = model;
        _inner = inner;
        _visited = visited;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The values.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <param name="inner">The expression to go on with instead of this one; null to keep this one.</param>
    public static ImmutableArray<IOperation> Of(
        IOperation value, Compilation compilation, CancellationToken cancellationToken, Func<IOperation, IOperation?>? inner = null)
    {
        var values = new PossibleValues(compilation, value.SemanticModel, inner, new HashSet<ISymbol>(SymbolEqualityComparer.Default), cancellationToken);
        values.Add(value);
        return values._found.ToImmutable();
    }

    private void Add(IOperation? value)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (value)
        {
            case null or IThrowOperation or { ConstantValue: { HasValue: true, Value: null } }:
                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                Add(conversion.Operand);
                break;
            case IConversionOperation conversion when conversion.OperatorMethod!.ContainingType.ContainingNamespace is { Name: "System" }:
                Add(conversion.Operand);
                break;
            case IConditionalOperation condition:
                Add(condition.WhenTrue);
                Add(condition.WhenFalse);
                break;
            case ICoalesceOperation coalesce:
                Add(coalesce.Value);
                Add(coalesce.WhenNull);
                break;
            case ICoalesceAssignmentOperation assignment:
                Add(assignment.Target);
                Add(assignment.Value);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    Add(arm.Value);
                }

                break;
            case ISimpleAssignmentOperation assignment:
                Add(assignment.Value);
                break;
            case IAwaitOperation wait:
                Add(wait.Operation);
                break;
            case IConditionalAccessOperation access:
                Add(access.WhenNotNull);
                break;
            case IConditionalAccessInstanceOperation instance:
                Add(Accessed(instance));
                break;
            default:
                AddLeafOrFollow(value);
                break;
        }
    }

    private void AddLeafOrFollow(IOperation value)
    {
        if (_inner?.Invoke(value) is { } inner)
        {
            Add(inner);
            return;
        }

        switch (value)
        {
            case ILocalReferenceOperation local:
                Follow(local.Local, value);
                break;
            case IFieldReferenceOperation field:
                Follow(field.Field.OriginalDefinition, value);
                break;
            case IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { Name: "Lazy" } lazy }, Instance: { } instance } when lazy.Is("System", "Lazy"):
                AddLazy(instance, value);
                break;
            case IPropertyReferenceOperation property:
                Follow(property.Property.OriginalDefinition, value);
                break;
            case IInvocationOperation invocation:
                Follow((invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod).OriginalDefinition, value);
                break;
            default:
                _found.Add(value);
                break;
        }
    }

    private void Follow(ISymbol symbol, IOperation reference)
    {
        if (_visited.Contains(symbol))
        {
            return;
        }

        if (_visited.Count >= MostSteps || !_compilation.Declares(symbol) || SymbolValues.Of(symbol, _cancellationToken) is not { } values)
        {
            _found.Add(reference);
            return;
        }

        _visited.Add(symbol);
        foreach (ExpressionSyntax expression in values.Expressions)
        {
            AddSyntax(expression, reference);
        }

        foreach (Assignment assignment in values.Assignments)
        {
            if (!SymbolEqualityComparer.Default.Equals(ModelOf(assignment.Target).GetSymbolInfo(assignment.Target, _cancellationToken).Symbol?.OriginalDefinition, symbol))
            {
                continue;
            }

            if (assignment.Value is { } assigned)
            {
                AddSyntax(assigned, reference);
            }
            else if (OutCall(assignment.Target) is { } call)
            {
                Add(call);
            }
            else
            {
                _found.Add(reference);
            }
        }

        if (values.Out is { } designation)
        {
            Add(OutCall(designation) ?? reference);
        }
    }

    private void AddSyntax(ExpressionSyntax expression, IOperation reference)
    {
        // The compiler has no operation for the marks around an expression.
        while (expression is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            expression = (expression as ParenthesizedExpressionSyntax)?.Expression ?? ((PostfixUnaryExpressionSyntax)expression).Operand;
        }

        if (ModelOf(expression).GetOperation(expression, _cancellationToken) is { } operation)
        {
            Add(operation);
        }
        else
        {
            _found.Add(reference);
        }
    }

    // What a Lazy is made from: a lambda or a method.
    private void AddLazy(IOperation lazy, IOperation reference)
    {
        var lazies = new PossibleValues(_compilation, _model, null, _visited, _cancellationToken);
        lazies.Add(lazy);
        foreach (IOperation value in lazies._found)
        {
            IOperation? factory = value is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? arguments[0].Value : null;
            switch ((factory as IDelegateCreationOperation)?.Target)
            {
                case IAnonymousFunctionOperation function:
                    foreach (ExpressionSyntax result in SymbolValues.Results(function.Syntax))
                    {
                        AddSyntax(result, reference);
                    }

                    break;
                case IMethodReferenceOperation method:
                    Follow(method.Method.OriginalDefinition, reference);
                    break;
                default:
                    _found.Add(reference);
                    break;
            }
        }
    }

    // f(out x): the call is what knows where x came from; whoever asked may know the call.
    private IOperation? OutCall(SyntaxNode target) =>
        target.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call } && _inner is not null
        && ModelOf(call).GetOperation(call, _cancellationToken) is { } operation && _inner(operation) is { } inner
            ? inner
            : null;

    private static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation? operation = instance.Parent, child = instance; operation is not null; child = operation, operation = operation.Parent)
        {
            if (operation is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access.Operation;
            }
        }

        return null;
    }

    private SemanticModel ModelOf(SyntaxNode node) =>
        _model is not null && _model.SyntaxTree == node.SyntaxTree ? _model : CompilationModels.Of(_compilation, node.SyntaxTree);
}
