using MetricsKit.Analyzers.Origins;

namespace MetricsKit.Analyzers.Verdicts;

/// <summary>How sure a finding is.</summary>
internal enum Certainty
{
    /// <summary>Where the value comes from, or what it is called, convinces.</summary>
    Convincing,

    /// <summary>Probably a value of many.</summary>
    Likely,

    /// <summary>A tenant or its like.</summary>
    Tenant,
}

/// <summary>A value that has no place in a label.</summary>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Thing">What it takes a new value per.</param>
/// <param name="Evidence">What says so.</param>
internal sealed record Finding(Certainty Certainty, Origin Origin, string Thing, Evidence Evidence)
{
    /// <summary>How a message calls the value: where it begins, or which of the names on its way convinced.</summary>
    public string What { get; init; } = Origin.What;
}

/// <summary>What a finding rests on.</summary>
internal enum Evidence
{
    /// <summary>Where the value begins.</summary>
    Origin,

    /// <summary>Its type.</summary>
    Type,

    /// <summary>The name that it is read by.</summary>
    Name,

    /// <summary>The label's name.</summary>
    Label,
}
