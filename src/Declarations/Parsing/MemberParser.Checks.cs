using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <content>What a declaration must not be.</content>
internal sealed partial class MemberParser
{
    /// <summary>Most combinations of closed labels that an index can count.</summary>
    private const long MaxCombinations = 100_000_000;

    // Written by the server for each target or alert; a metric of that name would be mixed up with them.
    private static readonly HashSet<string> ServerMetrics = new(StringComparer.Ordinal)
    {
        "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling", "scrape_series_added",
        "scrape_timeout_seconds", "scrape_sample_limit", "scrape_body_size_bytes",
    };

    private bool CheckSignature(ISymbol member, MemberDeclarationSyntax syntax, AttributeArguments metric, MetricKind kind)
    {
        int before = context.Count;
        if (member is IPropertySymbol property)
        {
            string? fault = property.IsIndexer ? "an indexer cannot be one: write a method whose parameters are the labels"
                : property.SetMethod is not null ? "leave out the setter: its series is made once"
                : null;
            if (fault is not null)
            {
                context.Report(Rules.PropertyShape, MemberHeader.NameOf(syntax), member.Name, fault);
            }
        }
        else if (member is IMethodSymbol method)
        {
            CheckMethod(method, syntax);
        }

        (ITypeSymbol type, bool byRef) = ReturnType(member);
        if (kind == MetricKind.Info)
        {
            context.Report(Rules.WrongReturnType, MemberHeader.TypeOf(syntax), metric.Name, "'a [LabelSet], and a body that makes it'", member.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
        else if (type.TypeKind != TypeKind.Error && (byRef || ClientTypes.Of(type, kind) is null))
        {
            string found = (byRef ? "ref " : "") + type.ToDisplayString();
            context.Report(Rules.WrongReturnType, MemberHeader.TypeOf(syntax), metric.Name, ClientTypes.Accepted(kind), member.Name, found);
        }

        return context.Count == before && type.TypeKind != TypeKind.Error;
    }

    /// <summary>What a method or property returns.</summary>
    public static (ITypeSymbol Type, bool ByRef) ReturnType(ISymbol member) => member switch
    {
        IMethodSymbol method => (method.ReturnType, method.RefKind != RefKind.None),
        IPropertySymbol property => (property.Type, property.RefKind != RefKind.None),
        _ => throw new InvalidOperationException($"{member.Kind} returns nothing."),
    };

    private void CheckMethod(IMethodSymbol method, MemberDeclarationSyntax syntax)
    {
        if (method.IsGenericMethod)
        {
            context.Report(Rules.GenericMetric, MemberHeader.NameOf(syntax), method.Name);
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            string? how = parameter.RefKind switch
            {
                RefKind.Ref => "ref",
                RefKind.Out => "out",
                _ => parameter.IsParams ? "params" : null,
            };
            if (how is not null)
            {
                context.Report(Rules.ParameterModifier, parameter.Locations.FirstOrDefault(), parameter.Name, method.Name, how);
            }
        }
    }

    private void ReportNotPartial(ISymbol member, MemberDeclarationSyntax syntax, AttributeArguments metric) =>
        context.Report(
            Rules.MetricNotPartial,
            MemberHeader.NameOf(syntax),
            member is IPropertySymbol ? "Property" : "Method",
            member.Name,
            metric.Name,
            "is not partial; write 'partial' before its return type and leave the body to the generator");

    private void CheckMetricName(AttributeArguments metric, string name)
    {
        if (!Names.IsLabelName(name) || string.IsNullOrEmpty(metric.Positional<string>(0)))
        {
            context.Report(Rules.IllegalMetricName, metric.PlaceOf(0), name);
        }
        else if (ServerMetrics.Contains(name))
        {
            context.Report(Rules.ReservedMetricName, metric.PlaceOf(0), name, "Prometheus itself");
        }
        else if (name.StartsWith("metricskit_", StringComparison.Ordinal))
        {
            context.Report(Rules.ReservedMetricName, metric.PlaceOf(0), name, "Metrics.Kit about itself");
        }
    }

    private void CheckCombinations(ISymbol member, MemberDeclarationSyntax syntax, List<LabelModel> labels)
    {
        long product = 1;
        foreach (LabelModel label in labels)
        {
            if (label.Domain is ClosedDomain or RangeDomain)
            {
                product = Math.Min(product * (label.Domain.Size + 2L), long.MaxValue / int.MaxValue);
            }
        }

        if (product > MaxCombinations)
        {
            context.Report(Rules.TooManyCombinations, MemberHeader.NameOf(syntax), member.Name, "too many", MaxCombinations);
        }
    }
}
