using MetricsKit.Artifacts.Yaml;

namespace MetricsKit.Artifacts.Kubernetes;

/// <summary>One rule as Prometheus reads it.</summary>
/// <param name="Expr">PromQL; may span lines.</param>
/// <param name="Labels">Labels, in the order they are written.</param>
internal abstract record Rule(string Expr, IReadOnlyList<KeyValuePair<string, string>> Labels)
{
    /// <summary>Everything the rule says, as one text: equal for equal rules, and an order among rules of one name.</summary>
    public abstract string Content { get; }

    /// <summary>Writes the rule's entries.</summary>
    public abstract void Write(YamlWriter yaml);

    private protected static IEnumerable<string> Lines(IReadOnlyList<KeyValuePair<string, string>> texts) => texts.Select(t => t.Key + ": " + t.Value);
}

/// <summary>An alert.</summary>
/// <param name="Alert">Name.</param>
/// <param name="Expr">See <see cref="Rule"/>.</param>
/// <param name="For">How long it must hold; null for at once.</param>
/// <param name="KeepFiringFor">How long it goes on firing afterwards; null for not at all.</param>
/// <param name="Labels">See <see cref="Rule"/>.</param>
/// <param name="Annotations">Annotations, in the order they are written.</param>
internal sealed record AlertingRule(
    string Alert,
    string Expr,
    string? For,
    string? KeepFiringFor,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    IReadOnlyList<KeyValuePair<string, string>> Annotations) : Rule(Expr, Labels)
{
    /// <inheritdoc/>
    public override string Content => string.Join("\n", [Alert, Expr, For, KeepFiringFor, .. Lines(Labels), .. Lines(Annotations)]);

    /// <inheritdoc/>
    public override void Write(YamlWriter yaml)
    {
        yaml.Text("alert", Alert);
        yaml.Text("expr", Expr);
        yaml.Text("for", For);
        yaml.Text("keep_firing_for", KeepFiringFor);
        yaml.Mapping("labels", Labels);
        yaml.Mapping("annotations", Annotations);
    }
}

/// <summary>A series that is computed at each evaluation.</summary>
/// <param name="Record">Name of the series.</param>
/// <param name="Expr">See <see cref="Rule"/>.</param>
/// <param name="Labels">See <see cref="Rule"/>.</param>
internal sealed record RecordingRule(string Record, string Expr, IReadOnlyList<KeyValuePair<string, string>> Labels) : Rule(Expr, Labels)
{
    /// <inheritdoc/>
    public override string Content => string.Join("\n", [Record, Expr, .. Lines(Labels)]);

    /// <inheritdoc/>
    public override void Write(YamlWriter yaml)
    {
        yaml.Text("record", Record);
        yaml.Text("expr", Expr);
        yaml.Mapping("labels", Labels);
    }
}
