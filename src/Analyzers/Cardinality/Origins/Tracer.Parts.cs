using MetricsKit.Analyzers.Flow;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Parts of objects that come from somewhere: from the service itself, from its caller, from a request's body.</summary>
internal sealed partial class Tracer
{
    // What the object keeps is as old as the object: a service's own system, store, connection.
    private static Origin OfUnknown(IMemberReferenceOperation reference, Point at, Frame? frame)
    {
        Origin unknown = Unknown(reference, reference.Member, Owners(reference.Instance, reference.Member, at.Flow));
        return (frame, Root(reference, at)) switch
        {
            (null, IInstanceReferenceOperation) => unknown.Kept(),
            (null, IParameterReferenceOperation handed) => new Origin(unknown.Kind, unknown.What, reference) { Symbol = unknown.Symbol, Type = unknown.Type, Owners = unknown.Owners, PartOf = handed.Parameter },
            _ => unknown,
        };
    }

    private static bool IsOwn(IMemberReferenceOperation reference, Point at, Frame? frame) => frame is null && Root(reference, at) is IInstanceReferenceOperation;

    private static IOperation Root(IMemberReferenceOperation reference, Point at)
    {
        IOperation root = reference;
        while (root is IMemberReferenceOperation { Instance: { } instance })
        {
            root = SameValue.Unwrap(instance, at.Flow);
        }

        return root;
    }

    /// <summary>What the body that makes an object assigns to a member of it; null for an object that comes from elsewhere.</summary>
    private IReadOnlyList<Origin>? MemberOf(ISymbol member, IOperation instance, Point at, Frame? frame)
    {
        if (SameValue.Unwrap(instance, at.Flow) is IParameterReferenceOperation { Parameter: var parameter })
        {
            return Frame.ArgumentOf(frame, parameter) is { } argument ? MemberOf(member, argument.Value, argument.At, argument.Frame) : null;
        }

        IReadOnlyList<Origin> all = None;
        foreach ((IOperation value, Point place) in ObjectMembers.Of(member, instance, at.Flow))
        {
            all = Join(all, Named(Of(value, place, frame), member.Name, value));
        }

        return all.Count == 0 ? null : all;
    }

    /// <summary>What a caller puts into a member of an object that it hands over; none where that is not known.</summary>
    /// <param name="part">A member of a parameter, as the method that is called reads it.</param>
    /// <param name="argument">What the caller gives for the parameter.</param>
    /// <param name="at">The caller.</param>
    public IReadOnlyList<Origin> PartOf(Origin part, IOperation argument, Point at)
    {
        if (part is not { Symbol: { } member, Operation: IMemberReferenceOperation reference })
        {
            return None;
        }

        bool isDirect = reference.Instance is IParameterReferenceOperation;
        if (isDirect && MemberOf(member, argument, at, null) is { } assigned)
        {
            return assigned;
        }

        IReadOnlyList<Origin> whole = Of(argument, at, null);
        return whole.Any(o => o.IsFromRequest) && Endpoints.IsFreeText(part.Type, member.Name) ? [OfRequest(reference)]
            : whole is [{ Kind: OriginKind.Parameter, Symbol: IParameterSymbol further }] ? [new Origin(OriginKind.Unknown, part.What, reference) { Symbol = member, Type = part.Type, Owners = part.Owners, PartOf = further }]
            : None;
    }

    // A currency or a priority is checked somewhere, more often than not.
    private static Origin OfRequest(IMemberReferenceOperation reference)
    {
        var text = new Origin(OriginKind.Request, Describe(reference.Member), reference) { Thing = "request", Symbol = reference.Member, Type = reference.Type, IsFromRequest = true };
        return NameMeanings.Of(reference.Member.Name).Sense == NameSense.Bounded ? text.Kept() : text;
    }

    // Text in the body of a request is whatever the client wrote, and what else is in there has such text.
    private Origin? OfBody(IMemberReferenceOperation reference, Point at, Frame? frame)
    {
        bool isText = Endpoints.IsFreeText(reference.Type, reference.Member.Name);
        return reference.Instance is not { } instance || !(isText || reference.Type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }) || !Of(instance, at, frame).Any(o => o.IsFromRequest) ? null
            : isText ? OfRequest(reference)
            : new Origin(OriginKind.Unknown, reference.Member.Name, reference) { Symbol = reference.Member, Type = reference.Type, IsFromRequest = true };
    }
}
