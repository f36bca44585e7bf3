using MetricsKit.Analyzers.CallGraph;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Measures;

/// <summary>Whether a recorded number is in its metric's unit, and who is told that it is not.</summary>
internal sealed class UnitJudge(Compilation compilation, CancellationToken cancellationToken)
{
    private const int MostCallers = 24;
    private const int MaxHops = 3;

    private readonly CallIndex _calls = CallIndex.Of(compilation);

    /// <summary>The unit that a recorded number is in; null where it is not known, or where another place is told.</summary>
    public Reading? UnitOf(Recording recording)
    {
        if (TimeSources.IsSpan(recording.Value.Type))
        {
            return Reading.Of(UnitScale.Second, recording.Value);
        }

        Reading reading = Trace(recording.Traced, recording.At);
        if (reading.Parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } given)
        {
            reading = OfCreations(constructor, given, reading);
        }

        if (reading is { Kind: ReadingKind.Parameter, Parameter: { } parameter })
        {
            // Divided by 1,024, it is not in bytes whatever came in. Else callers know more than a name.
            reading = reading.Factor.IsBinary && recording.Wanted.IsSame(UnitScale.Byte) ? Reading.Of(UnitScale.OfBytes(reading.Factor.Number), recording.Traced)
                : reading.ByName is { } named && IsOther(named.Scale, recording.Wanted) && !AnyCallerMeasures(parameter, hops: 0) ? named
                : Reading.Unknown;
        }

        // A name of another unit in the method that records it is told there, once.
        bool isToldThere = reading.IsName && recording.Taken is { } taken && UnitNames.OfName(taken.Name) is { } there && IsOther(there, recording.Wanted);
        return reading.Kind == ReadingKind.Unit && !isToldThere ? reading : null;
    }

    /// <summary>The unit of a recorded number, whoever is told of it: callers and constructors asked, then the name of its parameter.</summary>
    public Reading Brought(Recording recording)
    {
        if (TimeSources.IsSpan(recording.Value.Type))
        {
            return Reading.Of(UnitScale.Second, recording.Value);
        }

        Reading reading = Trace(recording.Traced, recording.At);
        return reading.Kind == ReadingKind.Parameter ? OfCallers(reading, hops: 0) : reading;
    }

    /// <summary>True for a unit that can be made of the other, and is not the same.</summary>
    public static bool IsOther(UnitScale given, UnitScale wanted) => given.Name is not null && wanted.Name is not null && given.IsComparable(wanted) && !given.IsSame(wanted);

    private Reading Trace(IOperation value, Flow.Point at) => new UnitTracer(compilation, _calls, cancellationToken).Of(value, at, null);

    // What every creation of an object gives its constructor is in the object's field.
    private Reading OfCreations(IMethodSymbol constructor, IParameterSymbol parameter, Reading reading)
    {
        Reading all = Reading.Any;
        foreach (CallSite site in _calls.CallersOf(constructor, MostCallers, cancellationToken) ?? [])
        {
            all = all.Or(site.ArgumentOf(parameter) is { } argument ? Trace(argument, site.At) : Reading.Any);
        }

        return all.Kind == ReadingKind.Unit ? all.DividedBy(reading.Factor) : all.Kind == ReadingKind.Mixed ? Reading.Unknown : reading.ByName ?? Reading.Unknown;
    }

    private Reading OfCallers(Reading reading, int hops)
    {
        Reading all = Reading.Any;
        if (hops < MaxHops && reading.Parameter is { ContainingSymbol: IMethodSymbol method } parameter)
        {
            foreach (CallSite site in _calls.CallersOf(method, MostCallers, cancellationToken) ?? [])
            {
                Reading brought = site.ArgumentOf(parameter) is { } argument ? Trace(argument, site.At) : Reading.Any;
                all = all.Or(brought.Kind == ReadingKind.Parameter ? OfCallers(brought, hops + 1) : brought);
            }
        }

        return all.Kind is ReadingKind.Unit or ReadingKind.Mixed ? all.DividedBy(reading.Factor) : reading.ByName ?? Reading.Unknown;
    }

    // Whether it fits or not is then said at that caller.
    private bool AnyCallerMeasures(IParameterSymbol parameter, int hops)
    {
        if (hops >= MaxHops || parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return false;
        }

        foreach (CallSite site in _calls.CallersOf(method, MostCallers, cancellationToken) ?? [])
        {
            if (site.ArgumentOf(parameter) is { } argument && Trace(argument, site.At) is var brought
                && (brought is { Kind: ReadingKind.Unit, IsName: false } || (brought.Parameter is { } outer && AnyCallerMeasures(outer, hops + 1))))
            {
                return true;
            }
        }

        return false;
    }
}
