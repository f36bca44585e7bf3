using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>What collections hold, as values: their elements' origins.</summary>
internal static class Contents
{
    private static readonly HashSet<string> OneOf = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault", "Find", "FindLast", "Dequeue", "Pop", "Peek",
    };

    /// <summary>The origins of the collection's elements; of what it is named where none of them is known.</summary>
    public static IReadOnlyList<Origin> Values(Tracer tracer, IOperation collection, Point at, Frame? frame, int? index)
    {
        var reader = new ContentReader(tracer);
        bool isKnown = reader.Read(collection, at, frame);
        IReadOnlyList<Origin> all = OfEntries(tracer, reader.Entries.FindAll(entry => index is null || entry.Index is null || entry.Index == index));
        return isKnown ? all : Tracer.Join(reader.Entries.Count == 0 ? [] : all, Unknown(tracer, collection, at, frame));
    }

    /// <summary>The origins of what a dictionary can answer; null where its contents are not in sight.</summary>
    public static IReadOnlyList<Origin>? Lookup(Tracer tracer, IOperation dictionary, IOperation question, Point at, Frame? frame)
    {
        var reader = new ContentReader(tracer);
        return reader.Read(dictionary, at, frame) && reader.Entries.Count > 0
            ? OfEntries(tracer, reader.Entries)
            : null;
    }

    /// <summary>The origins of a call that takes one element of a sequence, or looks one up; null for every other call.</summary>
    public static IReadOnlyList<Origin>? Element(Tracer tracer, IInvocationOperation call, Point at, Frame? frame)
    {
        IOperation? source = call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
        if (source is null || !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        if (OneOf.Contains(call.TargetMethod.Name) && source.Type?.SpecialType != SpecialType.System_String)
        {
            return Values(tracer, source, at, frame, null);
        }

        // What a dictionary answers, and what it is told to answer otherwise.
        if (call.TargetMethod.Name is "GetValueOrDefault" or "GetValueRefOrNullRef" && call.Arguments.Length > (call.Instance is null ? 1 : 0) && Lookup(tracer, source, call, at, frame) is { } known)
        {
            return Tracer.Join(known, tracer.Union(call.Arguments.Skip(call.Instance is null ? 2 : 1).Select(a => a.Value), at, frame));
        }

        return call.TargetMethod.Name == "GetOrAdd" && call.Arguments.Length > 1 ? Made(tracer, call.Arguments[1].Value, at, frame) : null;
    }

    /// <summary>True for a field or property whose collection is added to by other than what creates it.</summary>
    public static bool Grows(Tracer tracer, ISymbol member) => GrowingMembers.Contains(member, tracer.Compilation, tracer.CancellationToken);

    private static IReadOnlyList<Origin> OfEntries(Tracer tracer, List<Entry> entries)
    {
        IReadOnlyList<Origin> all = [];
        foreach (Entry entry in entries)
        {
            all = Tracer.Join(all, tracer.Of(entry.Value, entry.At, entry.Frame));
        }

        return all.Count == 0 ? Origin.Few : all;
    }

    private static IReadOnlyList<Origin> Unknown(Tracer tracer, IOperation collection, Point at, Frame? frame)
    {
        IOperation inner = SameValue.Unwrap(collection, at.Flow);
        if (inner is IInvocationOperation { TargetMethod.Name: "Split" or "GetEnumerator" or "ToCharArray" or "AsSpan" or "Matches" or "EnumerateLines", Instance: { } text })
        {
            return tracer.Of(text, at, frame);
        }

        ITypeSymbol? element = inner.Type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var only] } => only,
            _ => null,
        };
        if (element is null || inner is not (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation))
        {
            return tracer.Of(inner, at, frame);
        }

        return tracer.Settings.IsClosedType(element)
            ? Origin.Few
            : tracer.Of(inner, at, frame).Select(o => o.Kind == OriginKind.Unknown ? o.As(element) : o).ToList();
    }

    private static IReadOnlyList<Origin>? Made(Tracer tracer, IOperation value, Point at, Frame? frame)
    {
        IOperation inner = SameValue.Unwrap(value, at.Flow);
        if (inner is IDelegateCreationOperation { Target: Microsoft.CodeAnalysis.FlowAnalysis.IFlowAnonymousFunctionOperation lambda })
        {
            IReadOnlyList<Origin> all = at.Flow.Lambda(lambda) is { } body ? tracer.Results(body, frame) : [];
            return all.Count == 0 ? null : all;
        }

        return inner is IDelegateCreationOperation ? null : tracer.Of(inner, at, frame);
    }
}
