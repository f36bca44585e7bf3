namespace MetricsKit.PromQL.Checks;

/// <summary>What to hold rules against.</summary>
public sealed record CheckOptions
{
    /// <summary>The defaults.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>The version of Prometheus that must accept the rule.</summary>
    public Version TargetVersion { get; init; } = PromQLOptions.Default.TargetVersion;

    /// <summary>Whether the server knows what is behind a feature flag, as <see cref="PromQLOptions.Experimental"/>.</summary>
    public bool Experimental { get; init; } = true;

    /// <summary>Time between two scrapes of the own metrics; of others it is not known.</summary>
    public TimeSpan ScrapeInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server keeps samples.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(15);

    /// <summary>Rules of the house.</summary>
    public IReadOnlyList<HouseRule> HouseRules { get; init; } = [];
}

/// <summary>What a house rule is about.</summary>
public enum HouseSubject
{
    /// <summary>A label that every alert carries.</summary>
    Label,

    /// <summary>An annotation that every alert carries.</summary>
    Annotation,

    /// <summary>Names of alerts.</summary>
    AlertName,

    /// <summary>Names of recorded series.</summary>
    RecordName,
}

/// <summary>A rule of the house.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Name">Name of the label or annotation; empty for names.</param>
/// <param name="Pattern">A regular expression that must match the whole text; null where any text will do.</param>
public sealed record HouseRule(HouseSubject Subject, string Name, string? Pattern);
