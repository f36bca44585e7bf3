namespace MetricsKit.Analyzers.Origins;

/// <summary>What a member of a library is known to return.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Thing">What it takes a new value per.</param>
internal sealed record KnownMember(OriginKind Kind, string Thing);
