using System.Collections.Immutable;
using MetricsKit.Analyzers.Origins;
using MetricsKit.Analyzers.Sinks;
using MetricsKit.Analyzers.Verdicts;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Says which label gets what, why that has no bound, and by which way it came.</summary>
internal static class CardinalityMessage
{
    /// <summary>The diagnostic at the value, or at the call that records it where the value stands in another file.</summary>
    public static Diagnostic Of(LabelWrite write, Finding finding, SyntaxTree tree)
    {
        DiagnosticDescriptor rule = (write.Kind, finding.Certainty) switch
        {
            (SinkKind.Own, _) => Rules.IdentityAtCall,
            (_, Certainty.Convincing) => Rules.UnboundedValue,
            (_, Certainty.Likely) => Rules.LikelyUnboundedValue,
            _ => Rules.TenantValue,
        };
        SyntaxNode place = write.Value.Syntax.SyntaxTree == tree ? write.Value.Syntax : write.Recording.Syntax;
        var others = new List<Location>();
        if (finding.Origin.Operation is { } begin && begin.Syntax != place)
        {
            others.Add(begin.Syntax.GetLocation());
        }

        others.AddRange(finding.Origin.Steps.Select(step => step.Place));
        others.AddRange(write.Behind.Select(step => step.Place));
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add("label", write.Label)
            .Add("metric", write.Metric)
            .Add("origin", finding.Evidence == Evidence.Origin ? finding.Origin.Kind.ToString() : finding.Evidence == Evidence.Type ? finding.Origin.Type?.Name : "Name");
        return Diagnostic.Create(rule, place.GetLocation(), others.Distinct(), properties, LabelOf(write), Value(write, finding), finding.Thing, Way(write, finding));
    }

    private static string LabelOf(LabelWrite write) => (write.Label, write.Metric) switch
    {
        ({ } label, { } metric) => $"Label '{label}' of '{metric}'",
        ({ } label, null) => $"Label '{label}'",
        (null, { } metric) => $"A label of '{metric}'",
        _ => "A label",
    };

    private static string Value(LabelWrite write, Finding finding)
    {
        string what = "'" + finding.What + "'";
        return finding.Evidence switch
        {
            Evidence.Origin => what,
            Evidence.Type => what + " (" + (finding.Origin.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "?") + ")",
            Evidence.Name => what + ", by its name",
            _ => "'" + Tracer.Short(write.Value.Syntax.ToString()) + "', by the label's name",
        };
    }

    // "by way of path, Normalize and Observe".
    private static string Way(LabelWrite write, Finding finding)
    {
        List<string> names = finding.Origin.Steps.Select(step => step.Name).Concat(write.Behind.Select(step => step.Name)).Where(n => n.Length > 0 && n != finding.What).Distinct().ToList();
        return names.Count switch
        {
            0 => "",
            1 => $" (by way of {names[0]})",
            _ => $" (by way of {string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]})",
        };
    }
}
