using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>Calls, fields and properties.</summary>
internal sealed partial class UnitTracer
{
    private Reading Call(IInvocationOperation call, Point at, Frame? frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Measured(call) is { } scale)
        {
            return Reading.Of(scale, call);
        }

        if (call.Arguments.Length > 0 && (TimeSources.KeepsUnit(method) || IsRead(method)))
        {
            return call.Arguments.Take(method.Name is "Max" or "Min" ? 2 : 1).Aggregate(Reading.Any, (all, argument) => all.Or(Of(argument.Value, at, frame)));
        }

        if (call.Instance is { } instance && IsPassing(method))
        {
            return Of(instance, at, frame);
        }

        Reading all = Reading.Any;
        IReadOnlyList<Frame> frames = IsNumber(call.Type) ? _callees.Of(call, at, frame) : [];
        foreach (Frame inside in frames)
        {
            all = all.Or(_callees.Body(inside) is { } body ? Returned(body, inside) : Reading.Unknown);
        }

        return Named(frames.Count == 0 ? Reading.Unknown : all, method.Name, call);
    }

    private Reading Returned(MethodFlow body, Frame inside) => body.Returns().Aggregate(Reading.Any, (all, result) => all.Or(Of(result.Value, result.At, inside)));

    private Reading Member(IMemberReferenceOperation reference, Point at, Frame? frame)
    {
        ISymbol member = reference.Member;
        if (Measured(reference) is { } scale)
        {
            return reference.Instance is { } span && TimeSources.IsSpan(member.ContainingType) && SpanOf(span, at, frame, depth: 0) is { } made
                ? Remade(made, scale, reference)
                : Reading.Of(scale, reference);
        }

        if (member is IFieldSymbol { ContainingType.IsTupleType: true } element && reference.Instance is { } tuple && Part(tuple, [Tuples.IndexOf(element)], at, frame) is { } part)
        {
            return Named(part, member.Name, reference);
        }

        if (reference.Instance is { } inner && (member is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } || member is { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }))
        {
            return Of(inner, at, frame);
        }

        return Named(Declared(member, frame), member.Name, reference);
    }

    // What the compilation itself says: the getter's body, or the only places that assign it.
    private Reading Declared(ISymbol member, Frame? frame)
    {
        if (!compilation.Declares(member))
        {
            return Reading.Unknown;
        }

        if (member is IPropertySymbol { GetMethod: { } getter, IsAbstract: false, IsVirtual: false } && !Frame.IsTooDeep(frame, getter) && Frame.Bare(getter, frame) is var inside && _callees.Body(inside) is { } body)
        {
            return Returned(body, inside);
        }

        return ValuesOf(member)?.Aggregate(Reading.Any, (all, value) => all.Or(Of(value.Value, value.At, frame: null))) ?? Reading.Unknown;
    }

    // A field that is divided or handed out by reference somewhere may be in any unit.
    private IReadOnlyList<(IOperation Value, Point At)>? ValuesOf(ISymbol member)
    {
        if (!compilation.Declares(member) || Assignments.Of(member, compilation, cancellationToken) is not { } values)
        {
            return null;
        }

        foreach (SyntaxReference reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (Assignment assignment in AssignmentIndex.Of(reference.GetSyntax(cancellationToken)).To(member.Name))
            {
                if (assignment is { Value: null, Target.Parent: not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } })
                {
                    return null;
                }
            }
        }

        return values;
    }

    // TimeSpan.FromMilliseconds(x).TotalSeconds is x, divided by 1000: in seconds only if x was in milliseconds.
    private Reading Remade((Place Number, UnitScale Unit) made, UnitScale given, IOperation reference)
    {
        Reading number = Of(made.Number.Value, made.Number.At, made.Number.Frame).DividedBy(new UnitFactor(given.Amount / made.Unit.Amount, 0));
        return number.Kind is ReadingKind.Parameter || (number.Kind is ReadingKind.Unit && number.Scale.Quantity == Quantity.Time) ? number : Reading.Of(given, reference);
    }

    private static (Place Number, UnitScale Unit)? SpanOf(IOperation span, Point at, Frame? frame, int depth)
    {
        switch (SameValue.Unwrap(span, at.Flow))
        {
            case IInvocationOperation { Arguments: [var number, ..], TargetMethod: { IsStatic: true, ContainingType: var type } method } when TimeSources.IsSpan(type) && TimeSources.Made(method) is { } unit:
                return (new Place(number.Value, at, frame), unit);
            case ILocalReferenceOperation { Local: var local } when depth < 4 && Reaching.To(local, at) is { FromEntry: false, Definitions: [{ Kind: DefinitionKind.Value } only] }:
                return SpanOf(only.Value, only.At(at.Flow), frame, depth + 1);
            default:
                return null;
        }
    }

    // Gives back what it is called on: a number that may be missing, or that is awaited.
    private static bool IsPassing(IMethodSymbol method) => method.Name switch
    {
        "GetValueOrDefault" => method.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
        "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" => true,
        _ => false,
    };

    private static bool IsRead(IMethodSymbol method) => method.Name switch
    {
        "Read" => method.ContainingType.Is("System.Threading", "Interlocked") || method.ContainingType.Is("System.Threading", "Volatile"),
        "FromResult" => method.ContainingType.Name is "Task" or "ValueTask",
        _ => false,
    };
}
