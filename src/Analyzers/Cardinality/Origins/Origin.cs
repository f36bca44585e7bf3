using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Origins;

/// <summary>What kind of place a value comes from.</summary>
internal enum OriginKind
{
    /// <summary>A constant, an enum, a bool, a type's name, a member of a known set, something a guard or [Bounded] holds to one.</summary>
    Closed,

    /// <summary>The same as long as the process runs: its settings, its machine, its version.</summary>
    Process,

    /// <summary>An address that a client asked for.</summary>
    RequestPath,

    /// <summary>Anything else that a client sends: a header, its host, a query.</summary>
    Request,

    /// <summary>The text of a failure.</summary>
    ExceptionMessage,

    /// <summary>A moment.</summary>
    Time,

    /// <summary>New each time by construction: a Guid, a random number, a hash.</summary>
    Random,

    /// <summary>A duration, a size, a count.</summary>
    Measurement,

    /// <summary>One person, request, connection.</summary>
    Identity,

    /// <summary>A parameter of the method under analysis; its callers say more.</summary>
    Parameter,

    /// <summary>Nothing is known but names and the type.</summary>
    Unknown,
}

/// <summary>One place that a value can come from, and how it got here.</summary>
internal sealed class Origin(OriginKind kind, string what, IOperation? operation)
{
    /// <summary>The origins of a value that is one of a few.</summary>
    public static IReadOnlyList<Origin> Few { get; } = [new Origin(OriginKind.Closed, "", null)];

    /// <summary>Its kind.</summary>
    public OriginKind Kind { get; } = kind;

    /// <summary>How a message names it: <c>HttpRequest.Path</c>, <c>user.Id</c>.</summary>
    public string What { get; } = what;

    /// <summary>The expression that it begins with; null where there is none.</summary>
    public IOperation? Operation { get; } = operation;

    /// <summary>What it takes a new value per: <c>address</c>, <c>request</c>; empty where nothing is known.</summary>
    public string Thing { get; init; } = "";

    /// <summary>Its static type before it became text.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>For an unknown value the member, method, parameter or local that it is read from.</summary>
    public ISymbol? Symbol { get; init; }

    /// <summary>For a member of something: the names of that something, nearest first, so that <c>order.Id</c> is an order's.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>True when it went through a field that objects keep, so that it is as old as the object, or when else there may be few of it.</summary>
    public bool IsKept { get; init; }

    /// <summary>True for what a client sent, and for everything that is read from that.</summary>
    public bool IsFromRequest { get; init; }

    /// <summary>For a member of something that a caller hands in: the parameter, directly or some members further up.</summary>
    public IParameterSymbol? PartOf { get; init; }

    /// <summary>True for one segment of an address.</summary>
    public bool IsSegment { get; init; }

    /// <summary>Variables and calls that it went through, from its beginning on.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>True when only finitely many values can come of it while the process runs.</summary>
    public bool IsBounded => Kind is OriginKind.Closed or OriginKind.Process;

    /// <summary>True where it is known to have no bound, whatever it is called.</summary>
    public bool IsProof => !IsBounded && Kind is not (OriginKind.Parameter or OriginKind.Unknown);

    /// <summary>The same origin, one step nearer to the label.</summary>
    public Origin Through(Step step) => Steps.Count >= 8 || Kind == OriginKind.Closed ? this : With([.. Steps, step], IsKept);

    /// <summary>The same origin behind a field.</summary>
    public Origin Kept() => IsBounded || IsKept ? this : With(Steps, isKept: true);

    /// <summary>The same origin as a value of another type: the element of a collection, the value of a pair.</summary>
    public Origin As(ITypeSymbol? type) => With(Steps, IsKept, type);

    /// <summary>One segment of it, where it is an address.</summary>
    public Origin Segment() => Kind == OriginKind.RequestPath ? With(Steps, IsKept, isSegment: true) : this;

    private Origin With(IReadOnlyList<Step> steps, bool isKept, ITypeSymbol? type = null, bool? isSegment = null) => new(Kind, What, Operation)
    {
        Thing = Thing,
        Type = type ?? Type,
        IsFromRequest = IsFromRequest,
        Symbol = Symbol,
        Owners = Owners,
        IsKept = isKept,
        IsSegment = isSegment ?? IsSegment,
        PartOf = PartOf,
        Steps = steps,
    };
}

/// <summary>A variable, parameter, field or method on the way of a value.</summary>
/// <param name="Name">As a message names it.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Step(string Name, Location Place);
