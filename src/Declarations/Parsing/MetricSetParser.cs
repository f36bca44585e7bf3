using System.Collections.Immutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>Reads the metrics and alerts that a type declares, whatever number of files it is written in.</summary>
public static class MetricSetParser
{
    // Attributes that are declared for what a later version writes.
    private static readonly HashSet<string> Unwritten = new(StringComparer.Ordinal)
    {
        "Objective", "LatencyObjective", "AnalysisTemplate", "Autoscale", "Panel",
    };

    /// <summary>Parses one type. Set is null where the generator has nothing to add to it.</summary>
    /// <param name="type">A type of this compilation: a [MetricSet], or one whose members carry metric or alert attributes.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="checksTexts">False where problems are dropped, as in the generator: PromQL is then not read, and a rule is taken as it is written.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static SetParseResult Parse(INamedTypeSymbol type, Compilation compilation, bool checksTexts, CancellationToken cancellationToken)
    {
        var context = new ParseContext(compilation, checksTexts, cancellationToken);
        AttributeData? attribute = KnownNames.Find(type.GetAttributes(), "MetricSet");
        List<ISymbol> metrics = type.GetMembers()
            .Where(m => m is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } or IPropertySymbol && MemberParser.IsMetric(m))
            .ToList();
        string? prefix = ReadPrefix(context, attribute, type);
        var parser = new MemberParser(context, type, prefix, isSet: attribute is not null);
        SetShape? shape = metrics.Any(NeedsType) ? SetShape.Read(context, type, metrics.FindAll(NeedsType)) : null;
        List<ParsedMember> parsed = metrics.Select(parser.Parse).OfType<ParsedMember>()
            .OrderBy(m => m.Symbol.Name, StringComparer.Ordinal)
            .ThenBy(m => m.Header, StringComparer.Ordinal)
            .ToList();
        RuleParser rules = ReadRules(context, type, attribute is not null, parsed);
        MetricSetDeclaration? set = Build(type, shape, parsed, rules, StatesPrefix(attribute) ? prefix : null);
        return new SetParseResult(set, context.Problems)
        {
            FindMetrics = new(() => Declared(shape, parsed)),
            FindRules = new(() => RuleSites(context)),
        };
    }

    private static ImmutableArray<DeclaredMetric> Declared(SetShape? shape, List<ParsedMember> parsed) =>
        shape is null or { Kind: SetKind.Unsupported }
            ? ImmutableArray<DeclaredMetric>.Empty
            : parsed.Where(member => member.Family is not null)
                .Select(member => new DeclaredMetric(member.Family!.Metric, member.NamePlace, member.Symbol, HasHelp(member.Family)))
                .ToImmutableArray();

    private static bool HasHelp(FamilyDeclaration family) =>
        family.Metric.Help.Length > 0 || (family.Documentation is { } comment && DocComment.Summary(comment).Length > 0);

    private static ImmutableArray<RuleSite> RuleSites(ParseContext context) => context.FoundRules.Count == 0
        ? ImmutableArray<RuleSite>.Empty
        : new RuleSiteReader(
            context.Compilation,
            AssemblyParser.ReadService(context.Compilation),
            AssemblyParser.ReadDefaults(context.Compilation),
            context.FindMetric).Read(context.FoundRules);

    private static bool NeedsType(ISymbol member) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MemberDeclarationSyntax syntax && (MemberHeader.WantsBody(syntax) || MemberParser.IsObserved(member, syntax));

    private static string? ReadPrefix(ParseContext context, AttributeData? attribute, INamedTypeSymbol type)
    {
        var set = attribute is null ? null : new AttributeArguments(attribute, context.CancellationToken);
        string? own = set?.String("Prefix");
        if (!string.IsNullOrEmpty(own) && !Names.IsLabelName(own!))
        {
            context.Report(Rules.IllegalMetricName, set!.PlaceOf("Prefix"), own!);
            own = null; // the names behind it are judged on their own
        }

        return Names.Join(set?.Flag("IgnoreDefaultPrefix") == true ? null : AssemblyParser.ReadDefaults(context.Compilation).Prefix, own);
    }

    // One that Prometheus refuses is left out of the names, and states nothing either.
    private static bool StatesPrefix(AttributeData? attribute) =>
        attribute is not null
        && new AttributeArguments(attribute, CancellationToken.None).String("Prefix") is { Length: > 0 } own
        && Names.IsLabelName(own);

    private static RuleParser ReadRules(ParseContext context, INamedTypeSymbol type, bool isSet, List<ParsedMember> parsed)
    {
        var metrics = new Dictionary<string, MetricModel>(StringComparer.Ordinal);
        foreach (ParsedMember member in parsed)
        {
            if (member.Family is { } family && !metrics.ContainsKey(member.Symbol.Name))
            {
                metrics.Add(member.Symbol.Name, family.Metric);
            }
        }

        var rules = new RuleParser(context, $"set '{type.Name}'", metrics);
        Read(type, type.Name, null, isPlace: isSet);
        Dictionary<ISymbol, ParsedMember> bySymbol = parsed.ToDictionary(p => p.Symbol, SymbolEqualityComparer.Default);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol or IPropertySymbol && !member.IsImplicitlyDeclared)
            {
                bySymbol.TryGetValue(member, out ParsedMember? metric);
                Read(member, member.Name, metric, isPlace: isSet && MemberParser.IsMetric(member));
            }
        }

        return rules;

        void Read(ISymbol symbol, string name, ParsedMember? metric, bool isPlace)
        {
            foreach (AttributeData data in symbol.GetAttributes())
            {
                if (KnownNames.ShortName(data) is not { } shortName)
                {
                    continue;
                }

                var attribute = new AttributeArguments(data, context.CancellationToken);
                if (Unwritten.Contains(shortName))
                {
                    context.Report(Rules.NotWrittenYet, attribute.Location, $"[{shortName}]");
                }
                else if (!RuleParser.IsRule(shortName))
                {
                    continue;
                }
                else if (!isPlace)
                {
                    context.Report(Rules.AlertPlacement, attribute.Location, shortName, name);
                }
                else if (symbol is INamedTypeSymbol || metric?.Family is not null)
                {
                    // On a member whose metric has an error of its own, the rule waits for that to be mended.
                    rules.Read(attribute, metric?.Family?.Metric);
                }
            }
        }
    }

    private static MetricSetDeclaration? Build(INamedTypeSymbol type, SetShape? shape, List<ParsedMember> parsed, RuleParser rules, string? prefix)
    {
        var members = new List<MetricMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ParsedMember member in shape is null ? [] : parsed.Where(p => !IsImplemented(p.Symbol)))
        {
            string name = member.Symbol is IPropertySymbol { IsIndexer: true } ? "Item" : member.Symbol.Name;
            string field = name;
            for (int i = 2; !names.Add(field); i++)
            {
                field = name + i;
            }

            FamilyDeclaration? family = shape!.Kind == SetKind.Unsupported ? null : member.Family;
            if (family is null && member.Family?.Observed is not null)
            {
                continue; // it has its body
            }

            members.Add(new MetricMember(
                member.Header,
                MemberHeader.Accessors(member.Syntax),
                field,
                member.Symbol.IsStatic,
                family,
                family is null ? $"Metric '{type.Name}.{name}' has a compile-time error and cannot be used; the build's output names it." : null));
        }

        EquatableArray<AlertModel> alerts = rules.Alerts;
        EquatableArray<RecordingRuleModel> recordings = rules.Recordings;
        if (members.Count == 0 && alerts.IsEmpty && recordings.IsEmpty)
        {
            return null;
        }

        string @namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(MemberHeader.NamespaceFormat);
        return new MetricSetDeclaration(
            @namespace,
            shape?.Types ?? EquatableArray<TypePart>.Empty,
            shape?.Kind ?? SetKind.Unsupported,
            shape?.Constructor?.Registry,
            members.ToEquatableArray(),
            alerts)
        {
            FullName = MetadataName(type),
            Recordings = recordings,
            Prefix = prefix,
            PrometheusFactory = shape?.Constructor?.PrometheusFactory,
            MeterFactory = shape?.Constructor?.MeterFactory,
        };
    }

    // The user wrote the other half of the partial member.
    private static bool IsImplemented(ISymbol symbol) => symbol is IMethodSymbol { PartialImplementationPart: not null };

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "." + name;
        }

        return type.ContainingNamespace.IsGlobalNamespace ? name : type.ContainingNamespace.ToDisplayString() + "." + name;
    }
}
