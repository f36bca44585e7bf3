namespace MetricsKit.PromQL.Checks;

/// <summary>What a rule makes.</summary>
public enum RuleKind
{
    /// <summary>An alert.</summary>
    Alerting,

    /// <summary>A series.</summary>
    Recording,
}

/// <summary>A rule as somebody wrote it, in a file or in code.</summary>
/// <param name="Kind">Alerting or recording.</param>
/// <param name="Name">Name of the alert or of the recorded series.</param>
/// <param name="Expr">PromQL.</param>
public sealed record RuleText(RuleKind Kind, string Name, string Expr)
{
    /// <summary>The expression is a value, and the alert fires above this one; null where the expression says it all.</summary>
    public double? Above { get; init; }

    /// <summary>As <see cref="Above"/>, below.</summary>
    public double? Below { get; init; }

    /// <summary>How long the condition must hold; a Prometheus duration; null where not stated.</summary>
    public string? For { get; init; }

    /// <summary>How long the alert goes on firing; a Prometheus duration; null where not stated.</summary>
    public string? KeepFiringFor { get; init; }

    /// <summary>Labels, in the order they are written.</summary>
    public IReadOnlyList<NamedText> Labels { get; init; } = [];

    /// <summary>Annotations, in the order they are written.</summary>
    public IReadOnlyList<NamedText> Annotations { get; init; } = [];

    /// <summary>
    /// Placeholders that texts may hold beside templates, without braces: <c>service</c> for <c>{service}</c>. Null where braces
    /// mean nothing, as in files that Prometheus reads itself.
    /// </summary>
    public IReadOnlyList<string>? Placeholders { get; init; }

    /// <summary>
    /// True where a selector that names no job reads every service's series: then only the type is certain of a family that
    /// <see cref="MetricFamily.IsShared"/>. False where the rule is about the catalogue's own service.
    /// </summary>
    public bool ReadsAllJobs { get; init; }

    /// <summary>Placeholders that have no value in this rule, each with what gives it one: <c>state For, or leave it out</c>.</summary>
    public IReadOnlyList<NamedText> UnsetPlaceholders { get; init; } = [];
}

/// <summary>A label or annotation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text, with templates.</param>
public sealed record NamedText(string Name, string Text);
