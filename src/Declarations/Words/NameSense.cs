namespace MetricsKit.Declarations;

/// <summary>What a name says about how many values the thing has.</summary>
public enum NameSense
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A small set: a kind, a status, a shard, a region.</summary>
    Bounded,

    /// <summary>One of many: a user, a request, an address.</summary>
    Identity,

    /// <summary>Probably one of many: an id of something that no list here knows.</summary>
    LikelyIdentity,

    /// <summary>A tenant, a company, a workspace: dozens for one service, millions for another.</summary>
    Tenant,

    /// <summary>A duration, a size: a new value each time where it is a number.</summary>
    Measurement,
}

/// <summary>What a name says.</summary>
/// <param name="Sense">How many values.</param>
/// <param name="Thing">What it takes a new value per: <c>user</c>, <c>address</c>; empty where it says nothing.</param>
public sealed record NameMeaning(NameSense Sense, string Thing)
{
    /// <summary>True for what an operator registers in one service, and what comes by the million in another: a client, an agent, a bot.</summary>
    public bool MayBeFew { get; init; }

    /// <summary>A name that says nothing.</summary>
    public static NameMeaning None { get; } = new(NameSense.None, "");
}
