using System.Collections.Immutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>One member with a metric attribute.</summary>
internal sealed partial class MemberParser(ParseContext context, INamedTypeSymbol set, string? prefix, bool isSet)
{
    private readonly string _setName = set.ToDisplayString();

    /// <summary>True when the member carries a metric attribute.</summary>
    public static bool IsMetric(ISymbol member) => member.GetAttributes().Any(a => Kind(KnownNames.ShortName(a)) is not null);

    /// <summary>True for a metric attribute.</summary>
    public static bool IsMetric(AttributeArguments attribute) => Kind(attribute.Name) is not null;

    /// <summary>The member, or null when it needs no body from the generator.</summary>
    public ParsedMember? Parse(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not MemberDeclarationSyntax syntax)
        {
            return null;
        }

        List<AttributeArguments> attributes = member.GetAttributes().Select(a => new AttributeArguments(a, context.CancellationToken)).ToList();
        List<AttributeArguments> metrics = attributes.Where(a => Kind(a.Name) is not null).ToList();
        AttributeArguments metric = metrics[0];
        MetricKind kind = Kind(metric.Name)!.Value;
        int before = Errors();
        if (metrics.Count > 1)
        {
            context.Report(Rules.SeveralMetricAttributes, metrics[1].Location, member.Name, metrics[1].Name, metric.Name);
        }

        if (IsObserved(member, syntax))
        {
            return ParseObserved(member, syntax, attributes, metric, kind, before);
        }

        if (!MemberHeader.WantsBody(syntax))
        {
            ReportNotPartial(member, syntax, metric);
            return null;
        }

        if (MemberHeader.OwnBody(member, syntax) is { } body)
        {
            context.Report(
                Rules.MetricNotPartial,
                MemberHeader.NameOf(body),
                member is IPropertySymbol ? "Property" : "Method",
                member.Name,
                metric.Name,
                "has a body of its own, which the generator would write; remove it");
            return null;
        }

        FamilyDeclaration? family = null;
        if (!isSet)
        {
            context.Report(Rules.NoMetricSet, MemberHeader.NameOf(syntax), member.Name, metric.Name, set.Name);
        }
        else if (Errors() == before && CheckSignature(member, syntax, metric, kind))
        {
            family = ReadFamily(member, syntax, attributes, metric, kind, before, observed: null);
        }

        return new ParsedMember(member, syntax, attributes, family);
    }

    private FamilyDeclaration? ReadFamily(
        ISymbol member,
        MemberDeclarationSyntax syntax,
        List<AttributeArguments> attributes,
        AttributeArguments metric,
        MetricKind kind,
        int before,
        ObservedMember? observed)
    {
        string name = Names.Join(prefix, metric.Positional<string>(0));
        CheckMetricName(metric, name);
        List<LabelSite> sites = observed?.LabelSet is { } labelSet ? LabelSetSites(labelSet, labelSet, "labels", name, observed.LabelSetPlace) : Sites(member, name);
        var labels = new List<LabelModel>();
        var bindings = new List<LabelBinding>();
        foreach (LabelSite site in sites)
        {
            if (sites.TakeWhile(s => s != site).Any(s => s.Name == site.Name))
            {
                context.Report(Rules.DuplicateLabel, site.Place, site.Name, name);
            }
            else if (ReadLabel(site, member.IsStatic) is { } read)
            {
                labels.Add(read.Label);
                bindings.Add(read.Binding);
            }
        }

        EquatableArray<double> buckets = default;
        if (kind == MetricKind.Histogram)
        {
            buckets = BucketParser.Parse(context, metric, attributes, member.Name);
        }
        else
        {
            BucketParser.CheckNone(context, attributes, member.Name);
        }

        int maxSeries = metric.Int("MaxSeries") ?? 0;
        if (metric.Has("MaxSeries") && maxSeries < 1)
        {
            context.Report(Rules.IllegalSetting, metric.PlaceOf("MaxSeries"), "MaxSeries", name, maxSeries, "it must be 1 or more");
        }

        CheckCombinations(member, syntax, labels);
        CheckObserved(member, syntax, observed, sites, labels);
        RunTimeSettings settings = ReadSettings(metric, name, kind, labels, observed);
        if (Errors() > before || labels.Count != sites.Count)
        {
            return null;
        }

        string? help = metric.String("Help");
        var model = new MetricModel(
            name,
            kind,
            help is null ? "" : string.Join(" ", help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            labels.ToEquatableArray(),
            buckets,
            maxSeries,
            _setName + "." + member.Name)
        {
            IsNative = settings.IsNative,
            Client = ClientTypes.Of(ReturnType(member).Type, kind) ?? MetricClient.MetricsKit,
        };
        ClientDeclaration? client = ReadClient(member, syntax, attributes, metric, model);
        return Errors() > before ? null : new FamilyDeclaration(model, help is null ? DocComment.Raw(syntax) : null, bindings.ToEquatableArray())
        {
            Client = client,
            Observed = observed?.Declaration,
            ExpireAfter = settings.ExpireAfter,
            NativeBucketFactor = settings.NativeBucketFactor,
            NativeMaxBuckets = settings.NativeMaxBuckets,
        };
    }

    private (LabelModel Label, LabelBinding Binding)? ReadLabel(LabelSite site, bool isStatic)
    {
        ParseContext target = site.IsReportedElsewhere ? context.Silent() : context;
        (LabelModel, LabelBinding)? read = LabelParser.Parse(target, site, set, isStatic);

        // A label set cannot know which metric set lacks the member that lists its values.
        foreach (Problem problem in target.Problems.Where(p => site.IsReportedElsewhere && p.Descriptor == Rules.LabelValueSourceMember))
        {
            context.Report(problem.Descriptor, site.Use, problem.Arguments.ToArray());
        }

        return read;
    }

    private List<LabelSite> Sites(ISymbol member, string metric)
    {
        var sites = new List<LabelSite>();
        foreach (IParameterSymbol parameter in (member as IMethodSymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            Location? place = parameter.Locations.FirstOrDefault();
            ITypeSymbol type = parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0]
                : parameter.Type;
            string access = Identifiers.Escape(parameter.Name);
            if (!LabelSetParser.IsLabelSet(type))
            {
                List<AttributeArguments> attributes = parameter.GetAttributes().Select(a => new AttributeArguments(a, context.CancellationToken)).ToList();
                string name = attributes.FirstOrDefault(a => a.Name == "Label")?.Positional<string>(0) ?? Names.ToSnakeCase(parameter.Name);
                sites.Add(new LabelSite(name, parameter.Name, access, metric, parameter.Type, attributes, place, IsLifted: false));
                continue;
            }

            sites.AddRange(LabelSetSites((INamedTypeSymbol)type, parameter.Type, access, metric, place));
        }

        return sites;
    }

    /// <summary>The labels of a set that <paramref name="access"/> holds.</summary>
    private List<LabelSite> LabelSetSites(INamedTypeSymbol labelSet, ITypeSymbol declared, string access, string metric, Location? place)
    {
        bool lifted = labelSet.IsReferenceType;
        access += lifted ? "?." : SymbolEqualityComparer.Default.Equals(labelSet, declared) ? "." : ".GetValueOrDefault().";

        // A set of this compilation has its problems reported at the set, once; here they only mean that the metric cannot be served.
        bool own = SymbolEqualityComparer.Default.Equals(labelSet.ContainingAssembly, context.Compilation.Assembly);
        ParseContext target = own ? context.Silent() : context;
        return LabelSetParser.Sites(target, labelSet, access, metric, place, lifted).ConvertAll(s => s with { IsReportedElsewhere = own, Use = place });
    }

    private int Errors() => context.Problems.Count(p => p.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

    private static MetricKind? Kind(string? attribute) => attribute switch
    {
        "Counter" => MetricKind.Counter,
        "Gauge" => MetricKind.Gauge,
        "Histogram" => MetricKind.Histogram,
        "Info" => MetricKind.Info,
        _ => null,
    };
}

/// <summary>A member as read, before it is named among its set.</summary>
/// <param name="Symbol">The member.</param>
/// <param name="Syntax">Its declaration.</param>
/// <param name="Attributes">All its attributes.</param>
/// <param name="Family">What to generate; null when it cannot be served.</param>
internal sealed record ParsedMember(ISymbol Symbol, MemberDeclarationSyntax Syntax, IReadOnlyList<AttributeArguments> Attributes, FamilyDeclaration? Family)
{
    /// <summary>Its implementing declaration up to the body.</summary>
    public string Header { get; } = MemberHeader.Of(Symbol, Syntax);

    /// <summary>The name argument of its metric attribute.</summary>
    public Location NamePlace => Attributes.First(a => MemberParser.IsMetric(a)).PlaceOf(0) ?? Location.None;
}
