using MetricsKit.Analyzers.Flow;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Fields and properties.</summary>
internal sealed partial class Tracer
{
    private IReadOnlyList<Origin> Member(IMemberReferenceOperation reference, Point at, Frame? frame)
    {
        ISymbol member = reference.Member;
        if (HasBound(member))
        {
            return Origin.Few;
        }

        if (member is IFieldSymbol { ContainingType.IsTupleType: true } element && reference.Instance is { } tuple
            && Part(tuple, [Tuples.IndexOf(element)], at, frame) is { } part)
        {
            return part;
        }

        if (member is { Name: "Current", ContainingType.Name: "IEnumerator" or "Enumerator" } && reference.Instance is { } enumerator)
        {
            return Contents.Values(this, enumerator, at, frame, null);
        }

        if (reference is IPropertyReferenceOperation { Arguments.Length: > 0 } indexer)
        {
            return Indexer(indexer, at, frame);
        }

        if (Claims.IsValue(member) && reference.Instance is { } claim && Of(claim, at, frame) is { Count: > 0 } stated && stated.All(Claims.IsStated))
        {
            return stated;
        }

        if (Known(member, reference) is { } known)
        {
            return known[0].Thing == "count" && IsOwn(reference, at, frame) ? [known[0].Kept()]
                : known[0].IsBounded || reference.Instance is null || !Passing.IsPart(reference.Instance.Type) ? known
                : OfPart(known, reference.Instance, at, frame);
        }

        if (reference.Instance is { Type: { } type } instance)
        {
            if (Passing.IsSettings(type))
            {
                return Process;
            }

            if (Passing.IsThrough(type) && !(member.Name == "Key" && type.Name == "KeyValuePair"))
            {
                return Passing.IsWrapper(type) ? Retyped(Of(instance, at, frame), reference.Type) : Of(instance, at, frame);
            }
        }
        else if (member.ContainingType is { } holder && Passing.IsSettings(holder))
        {
            return Process;
        }

        // A field of a library that never changes is as good as a constant: string.Empty.
        if (member is IFieldSymbol { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.IsEmpty: true })
        {
            return Origin.Few;
        }

        if (reference.Instance is { } made && MemberOf(member, made, at, frame) is { } assigned)
        {
            return assigned;
        }

        return Declared(member, reference, at, frame)
            ?? [OfBody(reference, at, frame) ?? OfUnknown(reference, at, frame)];
    }

    private static List<Origin> Retyped(IReadOnlyList<Origin> origins, ITypeSymbol? type) =>
        origins.Select(o => o.Kind is OriginKind.Unknown or OriginKind.Parameter && o.Type?.SpecialType != SpecialType.System_String ? o.As(type) : o).ToList();

    // The path of an address that is set up once is as bounded as the address; of an address of which nothing is known, its names say more.
    private IReadOnlyList<Origin> OfPart(IReadOnlyList<Origin> known, IOperation instance, Point at, Frame? frame)
    {
        IReadOnlyList<Origin> whole = Of(instance, at, frame);
        return whole.Count > 0 && whole.All(origin => origin.IsBounded || (known[0].Kind == OriginKind.RequestPath && !origin.IsProof)) ? whole
            : known[0].Kind == OriginKind.Measurement && instance.Type?.Name == "TimeSpan" && whole.All(origin => !origin.IsProof) ? OfSpan(known, whole)
            : known;
    }

    // A timeout is set up, and what an object is made with may be; any other span is measured.
    private List<Origin> OfSpan(IReadOnlyList<Origin> known, IReadOnlyList<Origin> whole)
    {
        var spans = new List<Origin>();
        foreach (Origin origin in whole.Where(o => !o.IsBounded))
        {
            if (Settings.MeaningOf(origin.What, origin.Owners).Sense != NameSense.Bounded)
            {
                bool isKept = origin.IsKept || origin.Symbol is IParameterSymbol { IsOptional: true } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
                spans.Add(isKept ? known[0].Kept() : known[0]);
            }
        }

        return spans.Count == 0 ? [.. Origin.Few] : spans;
    }

    /// <summary>What a list or the project says about a member; null where nothing.</summary>
    private IReadOnlyList<Origin>? Known(ISymbol member, IOperation operation)
    {
        string? stated = Settings.StatedOf(member);
        if (stated is not null)
        {
            return stated.Length == 0 ? Origin.Few : [new Origin(OriginKind.Identity, Describe(member), operation) { Thing = stated, Type = operation.Type, Symbol = member }];
        }

        return KnownMembers.Of(member) switch
        {
            null => null,
            { Kind: OriginKind.Closed } => Origin.Few,
            { Kind: OriginKind.Process } => Process,
            var known => [new Origin(known.Kind, Describe(member), operation) { Thing = known.Thing, Type = operation.Type, Symbol = member }],
        };
    }

    private static string Describe(ISymbol member) =>
        (member.ContainingType?.Name is { Length: > 0 } type ? type + "." : "") + member.Name + (member is IMethodSymbol ? "()" : "");

    // What the compilation itself says: the getter's body, or the only places that assign it.
    private IReadOnlyList<Origin>? Declared(ISymbol member, IMemberReferenceOperation reference, Point at, Frame? frame)
    {
        if (!Compilation.Declares(member))
        {
            return null;
        }

        if (member is IPropertySymbol { GetMethod: { } getter } && !member.IsAbstract && !member.IsVirtual
            && !Frame.IsTooDeep(frame, getter) && MethodFlow.Of(getter, Compilation, CancellationToken) is { } body)
        {
            IReadOnlyList<Origin> all = Results(body, Frame.Bare(getter, frame));
            return all.Count == 0 ? null : Named(all, member.Name, reference);
        }

        if (Assignments.Of(member, Compilation, CancellationToken) is not { } assigned)
        {
            return null;
        }

        // Objects keep what they are given; a static field keeps it as long as the process runs.
        bool isKept = reference.Instance is null or IInstanceReferenceOperation
            || NameMeanings.IsOfTheService(member.Name, Owners(reference.Instance, member, at.Flow));
        IReadOnlyList<Origin> kept = None;
        foreach ((IOperation value, Point place) in assigned)
        {
            foreach (Origin origin in Of(value, place, frame: null))
            {
                kept = Join(kept, [member.IsStatic && origin.Kind is OriginKind.Random or OriginKind.Time or OriginKind.Measurement ? Process[0] : isKept || origin.Kind != OriginKind.Random ? origin.Kept() : origin]);
            }
        }

        // The name of a monitor is what it is, whatever the constructor's parameter is called.
        return kept.Count == 0 || (!kept.Any(o => o.IsProof || o.IsBounded) && Settings.MeaningOf(member.Name, Owners(reference.Instance, member, at.Flow)).Sense == NameSense.Bounded)
            ? null
            : Named(kept, member.Name, reference);
    }

    private IReadOnlyList<Origin> Indexer(IPropertyReferenceOperation indexer, Point at, Frame? frame)
    {
        if (indexer.Instance is not { Type: { } type } instance)
        {
            return [Unknown(indexer, indexer.Property, [])];
        }

        string key = indexer.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string text } ? text : "";
        if (Passing.IsRouteValues(type))
        {
            return Endpoints.RouteValue(key, indexer);
        }

        if (SameValue.Unwrap(instance, at.Flow) is IMemberReferenceOperation holder && Known(holder.Member, indexer) is { } of)
        {
            return of;
        }

        if (Known(indexer.Property, indexer) is { } known)
        {
            return known;
        }

        if (Passing.IsSettings(type) || type.Name is "IConfiguration" or "IConfigurationRoot" or "IConfigurationSection")
        {
            return Process;
        }

        if (Passing.IsThrough(type))
        {
            IReadOnlyList<Origin> whole = Of(instance, at, frame);
            return Passing.IsOfRequest(type) && whole.All(o => o.Kind is OriginKind.Unknown or OriginKind.Parameter)
                ? [new Origin(OriginKind.Request, $"{type.Name}[\"{key}\"]", indexer) { Thing = "request", Type = indexer.Type }]
                : whole;
        }

        if (Contents.Lookup(this, instance, indexer, at, frame) is { } values)
        {
            return values;
        }

        // row["user_id"] is named by its key.
        return key.Length > 0
            ? [new Origin(OriginKind.Unknown, key, indexer) { Type = indexer.Type, Owners = Owners(instance, indexer.Property, at.Flow) }]
            : [OneOf(indexer, VariableSymbol(instance, at.Flow))];
    }

    // users[0] is a user; Payload[0] is whatever the payload carries.
    private static Origin OneOf(IPropertyReferenceOperation indexer, ISymbol? collection) =>
        collection is not null && collection.Name.EndsWith("s", StringComparison.OrdinalIgnoreCase)
            ? Unknown(indexer, collection, [])
            : Unknown(indexer, indexer.Property, []);

    private static ISymbol? VariableSymbol(IOperation operation, MethodFlow flow) => SameValue.Unwrap(operation, flow) switch
    {
        IMemberReferenceOperation member => member.Member,
        var other => DefinitionIndex.VariableOf(other) as ISymbol,
    };

    /// <summary>Names of what a member is read from: <c>order</c> and its type for <c>order.Id</c>, nearest first.</summary>
    private static List<string> Owners(IOperation? instance, ISymbol member, MethodFlow flow)
    {
        var owners = new List<string>();
        IOperation? at = instance;
        for (int i = 0; i < 4 && at is not null; i++)
        {
            at = SameValue.Unwrap(at, flow);
            if (VariableSymbol(at, flow) is { } symbol)
            {
                owners.Add(symbol.Name);
            }

            if (at.Type is { } type and not ITypeParameterSymbol && at is not IInstanceReferenceOperation)
            {
                owners.Add(type.Name);
            }

            at = at switch
            {
                IMemberReferenceOperation inner => inner.Instance,
                IInvocationOperation call => call.Instance,
                _ => null,
            };
        }

        if (member.ContainingType is { } holder)
        {
            owners.Add(holder.Name);
        }

        return owners;
    }

    /// <summary>True for <c>[Bounded]</c>, and for what the compiler itself fills in.</summary>
    private static bool HasBound(ISymbol symbol)
    {
        if (HasBound(symbol.GetAttributes()))
        {
            return true;
        }

        return symbol is IMethodSymbol method && HasBound(method.GetReturnTypeAttributes());

        static bool HasBound(System.Collections.Immutable.ImmutableArray<AttributeData> attributes)
        {
            foreach (AttributeData attribute in attributes)
            {
                if (attribute.AttributeClass is { } type
                    && (KnownNames.IsOurs(type, "BoundedAttribute") || type.Name is "CallerMemberNameAttribute" or "CallerFilePathAttribute" or "CallerLineNumberAttribute" or "CallerArgumentExpressionAttribute"))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
