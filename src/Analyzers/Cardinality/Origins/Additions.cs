using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Something that is put into a collection, or a call that is given the collection.</summary>
internal sealed record Addition(object Collection, IOperation? Key, IOperation Value, Point At, int? Index, bool IsRange, IInvocationOperation? Call, int Parameter);

/// <summary>What a flow, and the lambdas in it, puts into the collections that its variables hold.</summary>
internal sealed class Additions
{
    private static readonly ConditionalWeakTable<MethodFlow, Additions> Cache = new();

    private static readonly HashSet<string> Adding = new(StringComparer.Ordinal) { "Add", "Insert", "TryAdd", "Push", "Enqueue", "AddLast", "AddFirst", "Append", "AppendLine" };

    private readonly Dictionary<object, List<Addition>> _byVariable = [];
    private readonly MethodFlow _flow;

    private Additions(MethodFlow flow)
    {
        _flow = flow;
        foreach (MethodFlow part in flow.WithNested())
        {
            foreach ((IOperation operation, Point at) in part.Operations())
            {
                Read(operation, at);
            }
        }
    }

    /// <summary>Everything that is put into the collection of a variable, under whichever name.</summary>
    public static IEnumerable<Addition> To(object variable, MethodFlow flow)
    {
        Additions additions = Cache.GetValue(flow, static f => new Additions(f));
        foreach (object name in additions.Names(variable))
        {
            if (additions._byVariable.TryGetValue(name, out List<Addition>? found))
            {
                foreach (Addition addition in found)
                {
                    yield return addition;
                }
            }
        }
    }

    /// <summary>Everything that the methods of its type put into the collection of a field.</summary>
    public static IEnumerable<Addition> ToField(ISymbol field, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!compilation.Declares(field))
        {
            yield break;
        }

        foreach (SyntaxReference reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            SyntaxNode type = reference.GetSyntax(cancellationToken);
            SemanticModel model = CompilationModels.Of(compilation, type.SyntaxTree);
            var roots = new HashSet<MethodFlow>();
            foreach (IdentifierNameSyntax identifier in type.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (identifier.Identifier.ValueText != field.Name || identifier.Parent is AssignmentExpressionSyntax
                    || MethodFlow.Around(identifier, model, cancellationToken) is not { } flow || !roots.Add(flow))
                {
                    continue;
                }

                foreach (Addition addition in To(field, flow))
                {
                    yield return addition;
                }
            }
        }
    }

    // A capture that a local was assigned from, and what a local was assigned to it from, hold the same collection.
    private HashSet<object> Names(object variable)
    {
        var names = new HashSet<object>();
        var open = new Stack<object>([variable]);
        while (open.Count > 0)
        {
            object name = open.Pop();
            if (!names.Add(name))
            {
                continue;
            }

            foreach (Definition definition in _flow.Definitions.Of(name))
            {
                if (definition.Kind == DefinitionKind.Value && DefinitionIndex.VariableOf(definition.Value) is { } other && !IsText(definition.Value.Type))
                {
                    open.Push(other);
                }
            }
        }

        return names;
    }

    private void Read(IOperation statement, Point at)
    {
        foreach (IOperation operation in statement.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    Read(call, at);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var key, ..], Instance: { } instance } } assignment:
                    Put(instance, new Addition(instance, IsIndex(key.Value) ? null : key.Value, assignment.Value, at, key.Value.ConstantValue.Value as int?, false, null, 0));
                    break;
                case ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation element } assignment:
                    Put(element.ArrayReference, new Addition(element.ArrayReference, null, assignment.Value, at, element.Indices.Length == 1 ? element.Indices[0].ConstantValue.Value as int? : null, false, null, 0));
                    break;
            }
        }
    }

    private void Read(IInvocationOperation call, Point at)
    {
        if (call.Instance is { } instance && Adding.Contains(call.TargetMethod.Name) && call.Arguments.Length > 0)
        {
            List<IArgumentOperation> arguments = call.Arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0).ToList();
            bool isInsert = call.TargetMethod.Name == "Insert";
            IOperation last = arguments[arguments.Count - 1].Value;
            bool isPair = arguments.Count == 2 && !isInsert && call.TargetMethod.Name is "Add" or "TryAdd";
            Put(instance, new Addition(instance, isPair ? arguments[0].Value : null, isInsert ? last : isPair ? last : arguments[0].Value, at, null, false, null, 0));
        }
        else if (call.Instance is { } list && call.TargetMethod.Name is "AddRange" or "UnionWith" or "InsertRange" && call.Arguments.Length > 0)
        {
            Put(list, new Addition(list, null, call.Arguments[call.Arguments.Length - 1].Value, at, null, true, null, 0));
        }
        else if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter && !IsText(argument.Value.Type))
                {
                    Put(argument.Value, new Addition(argument.Value, null, argument.Value, at, null, false, call, parameter.Ordinal));
                }
            }
        }
    }

    private void Put(IOperation collection, Addition addition)
    {
        // text.Append(a).Append(b) adds to one text.
        while (collection is IInvocationOperation { Instance: { } receiver, TargetMethod.Name: var name } && Adding.Contains(name))
        {
            collection = receiver;
        }

        // The compiler captures a receiver before it branches in the value; what it captured is the variable.
        IOperation behind = SameValue.Unwrap(collection, addition.At.Flow);
        if ((DefinitionIndex.VariableOf(behind) ?? FieldOf(behind) ?? DefinitionIndex.VariableOf(collection)) is not { } variable)
        {
            return;
        }

        if (!_byVariable.TryGetValue(variable, out List<Addition>? additions))
        {
            _byVariable[variable] = additions = [];
        }

        additions.Add(addition);
    }

    // A field of the object itself is a variable like any other.
    private static ISymbol? FieldOf(IOperation collection) =>
        collection is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } reference ? reference.Member : null;

    private static bool IsIndex(IOperation key) => key.Type?.SpecialType == SpecialType.System_Int32;

    private static bool IsText(ITypeSymbol? type) => type is null || type.SpecialType is not (SpecialType.None or SpecialType.System_Object);
}
