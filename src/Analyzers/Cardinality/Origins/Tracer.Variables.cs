using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Locals, parameters and the compiler's captures.</summary>
internal sealed partial class Tracer
{
    // Where no call was followed, an assignment is the same whoever asks.
    private static readonly ConditionalWeakTable<MethodFlow, ConcurrentDictionary<(Definition, CardinalitySettings), IReadOnlyList<Origin>>> Memo = new();

    private bool _isCut;

    private IReadOnlyList<Origin> Variable(object variable, Point at, Frame? frame, IOperation use)
    {
        var guards = new Guards(this, frame);
        Reaching reaching = Reaching.To(variable, at, Bound, use.Syntax);
        if (reaching.Guards.Contains(Guards.LookUp))
        {
            return OfReaching(Reaching.To(variable, at, (condition, holds, place) => Bound(condition, holds, place) is { } bound and not Guards.LookUp ? bound : null, use.Syntax), variable, at, frame, use)
                .Select(o => o.Kept()).ToList();
        }

        return OfReaching(reaching, variable, at, frame, use);

        string? Bound(IOperation condition, bool holds, Point place) =>
            guards.Bound(condition, holds, place, operand => variable.Equals(DefinitionIndex.VariableOf(SameValue.Unwrap(operand, place.Flow))) || variable.Equals(DefinitionIndex.VariableOf(operand)));
    }

    private IReadOnlyList<Origin> OfReaching(Reaching reaching, object variable, Point at, Frame? frame, IOperation use)
    {
        IReadOnlyList<Origin> all = reaching.Guards.Count > 0 ? Origin.Few : None;
        foreach (Definition definition in reaching.Definitions)
        {
            all = Join(all, OfDefinition(definition, variable, at.Flow, frame, use));
        }

        if (reaching.FromEntry)
        {
            all = Join(all, Incoming(variable, at.Flow, frame, use));
        }

        return all;
    }

    // What the variable is when the flow begins: an argument, or a local of the flow around a lambda.
    private IReadOnlyList<Origin> Incoming(object variable, MethodFlow flow, Frame? frame, IOperation use)
    {
        AtEntry entry = AtEntry.Of(variable, flow);
        IReadOnlyList<Origin> all = None;
        foreach (Definition definition in entry.Definitions)
        {
            all = Join(all, OfDefinition(definition, variable, entry.Flow, frame, use));
        }

        return variable is IParameterSymbol parameter && entry.IsParameter ? Join(all, OfParameter(parameter, entry.Flow, frame, use))
            : all.Count > 0 ? all
            : [Unknown(use, variable as ISymbol, [])];
    }

    private IReadOnlyList<Origin>? Part(IOperation tuple, IReadOnlyList<int> path, Point at, Frame? frame) => Tuples.Part(Callees, tuple, path, at, frame) is not { } parts
        ? null
        : parts.Aggregate(None, (all, part) => Join(all, Of(part.Value, part.At, part.Frame)));

    private IReadOnlyList<Origin> OfParameter(IParameterSymbol parameter, MethodFlow flow, Frame? frame, IOperation use)
    {
        if (HasBound(parameter))
        {
            return Origin.Few;
        }

        if (Frame.ArgumentOf(frame, parameter) is { } argument)
        {
            return Named(Of(argument.Value, argument.At, argument.Frame), parameter.Name, argument.Value);
        }

        if (Endpoints.IsFromRequest(parameter, FunctionOf(parameter, flow)))
        {
            return [new Origin(OriginKind.Request, parameter.Name, use) { Thing = "request", Symbol = parameter, Type = parameter.Type }];
        }

        if (Endpoints.IsBody(parameter, FunctionOf(parameter, flow)))
        {
            return [new Origin(OriginKind.Unknown, parameter.Name, use) { Symbol = parameter, Type = parameter.Type, IsFromRequest = true }];
        }

        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            return OfLambda(parameter, flow, frame) ?? [Unknown(use, parameter, [])];
        }

        return [new Origin(OriginKind.Parameter, parameter.Name, use) { Symbol = parameter, Type = parameter.Type }];
    }

    private static IOperation? FunctionOf(IParameterSymbol parameter, MethodFlow flow)
    {
        MethodFlow? at = flow;
        while (at is not null && !SymbolEqualityComparer.Default.Equals(at.Member, parameter.ContainingSymbol))
        {
            at = at.Outer;
        }

        return at?.Function;
    }

    // The parameter of a lambda that is given to a method of a sequence is one of its elements.
    private IReadOnlyList<Origin>? OfLambda(IParameterSymbol parameter, MethodFlow flow, Frame? frame)
    {
        MethodFlow? own = flow;
        while (own is not null && !SymbolEqualityComparer.Default.Equals(own.Member, parameter.ContainingSymbol))
        {
            own = own.Outer;
        }

        if (own is not { Function: { } function, Outer: { } outer })
        {
            return null;
        }

        IOperation? at = function.Parent;
        while (at is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IFlowCaptureOperation)
        {
            at = at.Parent;
        }

        if (at is not IInvocationOperation call || (call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value)) is not { } sequence
            || call.TargetMethod.ContainingNamespace?.ToDisplayString() is not ("System.Linq" or "System.Collections.Generic" or "System.Collections.Immutable" or "System"))
        {
            return null;
        }

        foreach ((IOperation operation, Point place) in outer.Operations())
        {
            if (operation.Syntax.FullSpan.Contains(call.Syntax.FullSpan) && operation.DescendantsAndSelf().Contains(call))
            {
                IReadOnlyList<Origin> elements = Contents.Values(this, sequence, place, frame, null);
                return elements.Count == 0 ? null : Named(elements, parameter.Name, call);
            }
        }

        return null;
    }

    private IReadOnlyList<Origin> OfDefinition(Definition definition, object variable, MethodFlow flow, Frame? frame, IOperation use)
    {
        ConcurrentDictionary<(Definition, CardinalitySettings), IReadOnlyList<Origin>>? memo = frame is null ? Memo.GetValue(flow, static _ => new()) : null;
        if (memo is not null && memo.TryGetValue((definition, Settings), out IReadOnlyList<Origin>? known))
        {
            return known;
        }

        // In a loop an assignment may reach itself, and says nothing new then.
        if (_depth > MaxDepth || !_assigned.Add((definition, frame)))
        {
            _isCut = true;
            return None;
        }

        bool wasCut = _isCut;
        _isCut = false;
        _depth++;
        try
        {
            IReadOnlyList<Origin> origins = Assigned(definition, variable, flow, frame, use);

            // What a circle or the budget cut short may be more from another side.
            if (!_isCut && memo is not null)
            {
                memo[(definition, Settings)] = origins;
            }

            return origins;
        }
        finally
        {
            _isCut |= wasCut;
            _depth--;
            _assigned.Remove((definition, frame));
        }
    }

    private IReadOnlyList<Origin> Assigned(Definition definition, object variable, MethodFlow flow, Frame? frame, IOperation use)
    {
        Point at = definition.At(flow);
        IReadOnlyList<Origin> origins = definition.Kind switch
        {
            DefinitionKind.Value => Of(definition.Value, at, frame),
            DefinitionKind.Part => Part(definition.Value, definition.Path, at, frame) ?? [Unknown(use, variable as ISymbol, [])],
            DefinitionKind.Argument => OfArgument((IArgumentOperation)definition.Value, variable, at, frame, use),
            DefinitionKind.Pattern => OfPattern(definition.Value, variable, at, frame, use),
            _ => definition.Value switch
            {
                ICompoundAssignmentOperation compound => Join(Variable(variable, at, frame, compound.Target), Of(compound.Value, at, frame)),
                ICoalesceAssignmentOperation coalesce => Join(Variable(variable, at, frame, coalesce.Target), Of(coalesce.Value, at, frame)),
                _ => [Unknown(use, variable as ISymbol, [])],
            },
        };
        return variable is ILocalSymbol local ? Named(origins, local.Name, definition.Operation) : origins;
    }

    // What a call leaves in an out argument.
    private IReadOnlyList<Origin> OfArgument(IArgumentOperation argument, object variable, Point at, Frame? frame, IOperation use)
    {
        if (argument.Parent is not IInvocationOperation call)
        {
            return [Unknown(use, variable as ISymbol, [])];
        }

        if (call.TargetMethod.Name is "TryGetValue" or "TryRemove" or "TryAdd" && call.Instance is { } dictionary && call.Arguments.Length == 2)
        {
            return Contents.Lookup(this, dictionary, call, at, frame) ?? [Unknown(use, variable as ISymbol, [])];
        }

        if (call.TargetMethod.Name.StartsWith("TryParse", StringComparison.Ordinal) && call.Arguments.Length > 1)
        {
            return Of(call.Arguments[0].Value, at, frame);
        }

        if (argument.Parameter is { } parameter && Callees.Enter(call, at, frame) is { } inside && Callees.Body(inside) is { } callee)
        {
            IReadOnlyList<Origin> all = argument.Parameter.RefKind == RefKind.Ref ? Variable(variable, at, frame, argument.Value) : None;
            IParameterSymbol own = inside.Method.Parameters[parameter.Ordinal];
            foreach (Definition definition in callee.Definitions.Of(own))
            {
                all = Join(all, OfDefinition(definition, own, callee, inside, use));
            }

            return all;
        }

        return [Unknown(use, variable as ISymbol, [])];
    }

    private IReadOnlyList<Origin> OfPattern(IOperation value, object variable, Point at, Frame? frame, IOperation use)
    {
        if (value is not IPatternOperation pattern)
        {
            return Of(value, at, frame);
        }

        IOperation? parent = pattern.Parent;
        while (parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            parent = parent.Parent;
        }

        return parent is IPropertySubpatternOperation { Member: IMemberReferenceOperation member }
            ? Known(member.Member, member) ?? [Unknown(use, member.Member, [member.Member.ContainingType?.Name ?? ""])]
            : [Unknown(use, variable as ISymbol, [])];
    }

    // A name on the way, unless it says what is said already.
    private static IReadOnlyList<Origin> Named(IReadOnlyList<Origin> origins, string name, IOperation place)
    {
        if (origins.All(o => o.Kind == OriginKind.Closed))
        {
            return origins;
        }

        var named = new Origin[origins.Count];
        for (int i = 0; i < named.Length; i++)
        {
            Origin origin = origins[i];
            named[i] = origin.Kind == OriginKind.Closed || (origin.Steps.Count > 0 && origin.Steps[origin.Steps.Count - 1].Name == name) || (origin.Steps.Count == 0 && origin.What == name)
                ? origin
                : origin.Through(new Step(name, PlaceOf(place)));
        }

        return named;
    }
}
