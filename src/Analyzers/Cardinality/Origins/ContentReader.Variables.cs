using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Collections behind variables, parameters and members, and what is added to them.</summary>
internal sealed partial class ContentReader
{
    private bool Variable(object variable, Point at, Frame? frame, IOperation use)
    {
        bool known = true;
        Reaching reaching = Reaching.To(variable, at, use: use.Syntax);
        IEnumerable<Definition> definitions = reaching.Definitions;
        MethodFlow flow = at.Flow;
        if (reaching.FromEntry && variable is not IParameterSymbol)
        {
            for (flow = at.Flow; flow.Outer is not null && flow.Definitions.Of(variable).Count == 0; flow = flow.Outer)
            {
            }

            definitions = flow.Definitions.Of(variable);
            known = definitions.Any();
        }

        foreach (Definition definition in definitions)
        {
            if (!_seen.Add((definition, frame)))
            {
                continue;
            }

            known &= definition.Kind switch
            {
                DefinitionKind.Value => Read(definition.Value, definition.At(flow), frame),
                // A list that a method adds to is found with the additions; what it was before is a definition further back.
                DefinitionKind.Argument => definition.Value is IArgumentOperation { Parameter.RefKind: RefKind.Ref } && Variable(variable, definition.At(flow), frame, definition.Value),
                _ => false,
            };
        }

        foreach (Addition addition in Additions.To(variable, flow))
        {
            known &= Added(addition, frame);
        }

        if (reaching.FromEntry && variable is IParameterSymbol parameter)
        {
            known &= Parameter(parameter, frame);
        }

        return known;
    }

    private bool Parameter(IParameterSymbol parameter, Frame? frame)
    {
        for (Frame? caller = frame; caller is not null; caller = caller.Caller)
        {
            if (caller.Arguments.TryGetValue(parameter, out (IOperation Value, Point At) argument))
            {
                return Read(argument.Value, argument.At, caller.Caller);
            }
        }

        return false;
    }

    private bool Added(Addition addition, Frame? frame)
    {
        if (addition.Call is { } call)
        {
            // A helper that is given the list: what it adds, with its parameters as they are here.
            if (tracer.Callees.Enter(call, addition.At, frame) is not { } inside || tracer.Callees.Body(inside) is not { } body)
            {
                return true; // a library's method may read as well as write
            }

            bool known = true;
            foreach (Addition inner in Additions.To(inside.Method.Parameters[addition.Parameter], body))
            {
                known &= Added(inner, inside);
            }

            return known;
        }

        if (addition.IsRange)
        {
            return Read(addition.Value, addition.At, frame);
        }

        if (CopiedFrom(addition) is { } source)
        {
            return Read(source, addition.At, frame);
        }

        Entries.Add(new Entry(addition.Key, addition.Value, addition.At, frame, addition.Index));
        return true;
    }

    // foreach (var tag in tags) kept.Add(tag): what was in the one list is in the other.
    private static IOperation? CopiedFrom(Addition addition) =>
        addition.Key is null && TagTypes.IsPair(addition.Value.Type) && DefinitionIndex.VariableOf(SameValue.Unwrap(addition.Value, addition.At.Flow)) is { } tag
        && addition.At.Flow.Definitions.Of(tag) is [{ Kind: DefinitionKind.Value } only] && SameValue.Unwrap(only.Value, addition.At.Flow) is IPropertyReferenceOperation { Property.Name: "Current", Instance: { } source }
            ? source
            : null;

    private bool Member(IMemberReferenceOperation reference, Frame? frame)
    {
        ISymbol member = reference.Member;
        if (member is IPropertySymbol { GetMethod: { } getter } && !Frame.IsTooDeep(frame, getter) && MethodFlow.Of(getter, tracer.Compilation, tracer.CancellationToken) is { } body)
        {
            return All(body.Returns(), Frame.Bare(getter, frame));
        }

        if (Assignments.Of(member, tracer.Compilation, tracer.CancellationToken) is not { } assigned)
        {
            return false;
        }

        bool known = true;
        foreach ((IOperation value, Point place) in assigned)
        {
            known &= Read(value, place, frame: null);
        }

        foreach (Addition addition in Additions.ToField(member, tracer.Compilation, tracer.CancellationToken))
        {
            known &= Added(addition, frame: null);
        }

        return known;
    }
}
