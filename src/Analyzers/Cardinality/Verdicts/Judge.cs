using MetricsKit.Analyzers.Origins;
using MetricsKit.Analyzers.Sinks;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Verdicts;

/// <summary>Weighs what is known of a value: where it comes from, then its type, then its names and the label's.</summary>
internal sealed class Judge(CardinalitySettings settings)
{
    // Labels that are made for a machine's or a build's own facts, whatever type these have.
    private static readonly HashSet<string> Ratios = new(StringComparer.Ordinal) { "quantile", "percentile", "ratio", "threshold", "version", "le", "bucket", "factor", "rate", "weight", "score", "limit" };

    /// <summary>The worst that can be said; null for a value that may be a label's.</summary>
    /// <param name="kind">Through what it is recorded.</param>
    /// <param name="label">The label's name; null where it is not known.</param>
    /// <param name="origins">Where the value comes from, parameters resolved.</param>
    /// <param name="isBehind">True at a call that only hands the value on: the label's name was weighed where it is recorded.</param>
    public Finding? Of(SinkKind kind, string? label, IReadOnlyList<Origin> origins, bool isBehind)
    {
        Finding? worst = null;
        foreach (Origin origin in origins)
        {
            Finding? finding = kind switch
            {
                _ when origin.IsBounded => null,
                SinkKind.Own => OfIdentity(origin),
                SinkKind.Static => ByStatic(origin) ?? (origin.Kind is OriginKind.Request or OriginKind.RequestPath or OriginKind.ExceptionMessage or OriginKind.Identity ? ByOrigin(origin) : null),
                _ => ByOrigin(origin, label) is { } found ? Named(found, isBehind ? null : label) : ByNames(origin, isBehind ? null : label),
            };
            if (finding is not null && (worst is null || finding.Certainty < worst.Certainty))
            {
                worst = finding;
            }
        }

        return worst is { Certainty: Certainty.Convincing } && kind == SinkKind.Expiring ? worst with { Certainty = Certainty.Likely } : worst;
    }

    // Of what there may be few, the label may say that there are many.
    private Finding Named(Finding found, string? label) =>
        found.Certainty == Certainty.Likely && found.Origin.IsKept && label is not null && settings.MeaningOf(label) is { Sense: NameSense.Identity } named
            ? found with { Certainty = Certainty.Convincing, Evidence = Evidence.Label, Thing = named.Thing }
            : found;

    // Where the author stated a bound, only what is new nearly each time fills it at once.
    private Finding? OfIdentity(Origin origin) => origin.Kind switch
    {
        OriginKind.RequestPath or OriginKind.ExceptionMessage or OriginKind.Identity or OriginKind.Random or OriginKind.Time or OriginKind.Measurement => ByOrigin(origin) is { Certainty: Certainty.Convincing } certain ? certain : null,
        OriginKind.Unknown or OriginKind.Parameter => ByType(origin) is { Certainty: Certainty.Convincing } typed ? typed
            : MeaningOf(origin) is { Meaning.Sense: NameSense.Identity } read && read.Meaning.Thing is "user" or "session" or "request" or "trace" or "span" or "token" or "message" or "transaction" or "order" or "connection" or "failure" or "moment" or "query" or "item"
                ? ByName(Certainty.Convincing, origin, read)
            : MeaningOf(origin) is { Meaning: { Sense: NameSense.LikelyIdentity, MayBeFew: false } } likely && !origin.IsKept && IsLongId(origin) ? ByName(Certainty.Convincing, origin, likely)
                : null,
        _ => null,
    };

    // What every series carries is as old as the process, or as a meter: people and requests come more often than those.
    private Finding? ByStatic(Origin origin) =>
        origin.Kind is OriginKind.Unknown or OriginKind.Parameter && MeaningOf(origin) is { Meaning: { Sense: NameSense.Identity, Thing: "user" or "session" or "request" or "trace" or "token" } } named
            ? ByName(Certainty.Convincing, origin, named)
            : null;

    private Finding? ByOrigin(Origin origin, string? label = null) => origin.Kind switch
    {
        // A segment of an address that the service itself asks for, under a name that says of which few.
        OriginKind.RequestPath when origin.IsSegment && label is not null && IsOutgoing(origin) && settings.MeaningOf(label).Sense == NameSense.Bounded => new Finding(Certainty.Likely, origin, origin.Thing, Evidence.Origin),

        // Something that an object keeps is as old as the object; how many of those there are is not known here.
        OriginKind.Random or OriginKind.Time or OriginKind.Measurement or OriginKind.Request or OriginKind.RequestPath when origin.IsKept => new Finding(Certainty.Likely, origin, origin.Thing, Evidence.Origin),
        OriginKind.RequestPath or OriginKind.Request or OriginKind.ExceptionMessage or OriginKind.Time or OriginKind.Random or OriginKind.Measurement or OriginKind.Identity =>
            new Finding(Certainty.Convincing, origin, origin.Thing, Evidence.Origin),
        _ => null,
    };

    private Finding? ByNames(Origin origin, string? label)
    {
        ReadName read = MeaningOf(origin);
        NameMeaning own = read.Meaning;
        NameMeaning named = label is null ? NameMeaning.None : settings.MeaningOf(label);
        if (own.Sense == NameSense.Tenant || (named.Sense == NameSense.Tenant && own.Sense is NameSense.None or NameSense.LikelyIdentity))
        {
            return own.Sense == NameSense.Tenant ? ByName(Certainty.Tenant, origin, read) : new Finding(Certainty.Tenant, origin, named.Thing, Evidence.Label);
        }

        if (ByType(origin, label) is { } typed)
        {
            return typed.Certainty == Certainty.Likely && (own.Sense == NameSense.Identity || named.Sense == NameSense.Identity || (typed.Thing == "client" && NameMeanings.SaysOtherSide([label ?? "", origin.What, .. origin.Steps.Select(s => s.Name)]))) ? typed with { Certainty = Certainty.Convincing }
                : typed.Thing == "duration" && own.Sense == NameSense.Bounded ? null // a timeout is set up
                : typed;
        }

        if (own.Sense == NameSense.Identity)
        {
            // Sixteen bits are a kind of message, and no message.
            return ByName(origin.Type?.SpecialType is SpecialType.System_Int16 or SpecialType.System_UInt16 ? Certainty.Likely : Certainty.Convincing, origin, read);
        }

        if (IsNumber(origin.Type))
        {
            if (own.Sense == NameSense.Measurement)
            {
                return ByName(Certainty.Convincing, origin, read);
            }

            if (named.Sense == NameSense.Measurement && own.Sense != NameSense.Bounded)
            {
                return new Finding(Certainty.Convincing, origin, named.Thing, Evidence.Label);
            }
        }

        if (named.Sense == NameSense.Identity && own is { Sense: not NameSense.Bounded, MayBeFew: false })
        {
            return new Finding(Certainty.Convincing, origin, named.Thing, Evidence.Label);
        }

        return own.Sense == NameSense.LikelyIdentity && named.Sense != NameSense.Bounded ? ByName(Certainty.Likely, origin, read)
            : named.Sense == NameSense.LikelyIdentity && own.Sense != NameSense.Bounded ? new Finding(Certainty.Likely, origin, named.Thing, Evidence.Label)
            : null;
    }

    private Finding? ByType(Origin origin, string? label = null)
    {
        if (settings.IsIdentityType(origin.Type))
        {
            return new Finding(Certainty.Convincing, origin, "item", Evidence.Type);
        }

        ITypeSymbol? type = origin.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : origin.Type;
        if (type is null || IdentityTypes.Of(type) is not { Thing: var thing })
        {
            return null;
        }

        if (thing == "measurement" && (HeadIs(origin.What) || (label is not null && HeadIs(label))))
        {
            return null;
        }

        // Of a service's own upstreams there are few addresses; of its clients there are many, and those are known by where they come from.
        return new Finding(thing is "address" or "client" || origin.IsKept ? Certainty.Likely : Certainty.Convincing, origin, thing, Evidence.Type);
    }

    private static bool HeadIs(string name) => Ratios.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase));

    private static Finding ByName(Certainty certainty, Origin origin, ReadName read) => new(certainty, origin, read.Meaning.Thing, Evidence.Name) { What = read.Name };

    // Of the names that the value bears on its way, the first is nearest to what it is.
    private ReadName MeaningOf(Origin origin)
    {
        var first = new ReadName(origin.What.Length == 0 ? NameMeaning.None : settings.MeaningOf(NameOf(origin), OwnersOf(origin)), origin.What);
        if (Decides(first.Meaning))
        {
            return first;
        }

        // OrderId, a type of its own for an id.
        if (origin.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } own && settings.MeaningOf(own.Name) is { Sense: NameSense.Identity or NameSense.LikelyIdentity } typed)
        {
            return new ReadName(typed, own.Name);
        }

        foreach (Step step in origin.Steps)
        {
            var read = new ReadName(settings.MeaningOf(step.Name), step.Name);
            if (Decides(read.Meaning))
            {
                return read;
            }

            first = first.Meaning.Sense == NameSense.None ? read : first;
        }

        return first;

        static bool Decides(NameMeaning meaning) => meaning.MayBeFew || meaning.Sense is NameSense.Identity or NameSense.Tenant or NameSense.Bounded;
    }

    private static bool IsOutgoing(Origin origin) => origin.Symbol?.ContainingType is { } type && KnownMembers.FullName(type) is "System.Uri" or "System.Net.Http.HttpRequestMessage";

    // Code that does not compile yet has no symbols: "message.Descriptor.FullName" is read as it stands.
    private static string NameOf(Origin origin) => origin.Symbol?.Name ?? (IsDotted(origin.What) ? origin.What.Substring(origin.What.LastIndexOf('.') + 1) : "");

    private static IReadOnlyList<string> OwnersOf(Origin origin) => origin.Symbol is null && origin.Owners.Count == 0 && IsDotted(origin.What)
        ? Enumerable.Reverse(origin.What.Split('.')).Skip(1).ToList()
        : origin.Owners;

    private static bool IsDotted(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');

    private static bool IsLongId(Origin origin) => Identities.IsLongId(NameOf(origin), origin.Type);

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
        or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;

    // What a name says, and which one it was.
    private sealed record ReadName(NameMeaning Meaning, string Name);
}
