using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles.Structure;

/// <summary>A label or annotation in a file.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its text.</param>
/// <param name="IsShared">It comes from an alias, and must not be edited here.</param>
internal sealed record TextPart(YamlScalar Key, YamlScalar Value, bool IsShared);

/// <summary>What a rule is made of in a file.</summary>
internal sealed record RuleParts(
    YamlMap Map,
    YamlScalar? Alert,
    YamlScalar? Record,
    YamlScalar? Expr,
    YamlScalar? For,
    YamlScalar? KeepFiringFor,
    IReadOnlyList<TextPart> Labels,
    IReadOnlyList<TextPart> Annotations)
{
    /// <summary>The alert's or the record's name.</summary>
    public YamlScalar Name => (Alert ?? Record)!;

    /// <summary>Stretches of the text that hold no comments.</summary>
    public IEnumerable<SourceSpan> Scalars => new[] { Alert, Record, Expr, For, KeepFiringFor }
        .Concat(Labels.Concat(Annotations).Select(t => t.Value))
        .Where(s => s is not null).Select(s => new SourceSpan(s!.Start, s.End));

    /// <summary>The scalar of a part; null where it is not stated.</summary>
    public YamlScalar? Of(RulePart part, int index) => part switch
    {
        RulePart.Name => Name,
        RulePart.Expr => Expr,
        RulePart.For => For,
        RulePart.KeepFiringFor => KeepFiringFor,
        RulePart.Label => index >= 0 && index < Labels.Count ? Labels[index].Value : null,
        _ => index >= 0 && index < Annotations.Count ? Annotations[index].Value : null,
    };

    /// <summary>True when the part is another rule's as well.</summary>
    public bool IsShared(RulePart part, int index) => part switch
    {
        RulePart.Label => Labels[index].IsShared,
        RulePart.Annotation => Annotations[index].IsShared,
        _ => Map.Find(part switch
        {
            RulePart.Name => Alert is null ? "record" : "alert",
            RulePart.Expr => "expr",
            RulePart.For => "for",
            _ => "keep_firing_for",
        })?.IsShared ?? false,
    };
}
