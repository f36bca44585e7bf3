using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>A string as a label: declared values, values known at start-up, or an open one that states its bound.</summary>
internal static class StringDomain
{
    /// <summary>Domain and binding, or null where a problem was reported.</summary>
    public static (LabelDomain, LabelBinding)? Read(ParseContext context, LabelSite site, INamedTypeSymbol? set, bool isStatic)
    {
        AttributeArguments? values = site.Find("LabelValues"), source = site.Find("LabelValueSource");
        bool bounded = site.Label?.Has("MaxValues") == true;
        if (values is not null && (source is not null || bounded))
        {
            string other = source is not null ? "[LabelValueSource]" : "[Label(MaxValues = …)]";
            context.Report(Rules.LabelAttributeMismatch, values.Location, values.Name, site.Identifier, "stands beside " + other + "; keep the one that says which values it takes");
            return null;
        }

        if (source is not null && bounded)
        {
            context.Report(Rules.LabelAttributeMismatch, site.Label!.PlaceOf("MaxValues"), "Label(MaxValues)", site.Identifier, "stands beside [LabelValueSource], which states its own MaxValues; keep that one");
            return null;
        }

        return values is not null ? ReadValues(context, site, values)
            : source is not null ? ReadSource(context, site, source, set, isStatic)
            : bounded ? ReadOpen(context, site)
            : Unbounded(context, site);
    }

    private static (LabelDomain, LabelBinding)? ReadValues(ParseContext context, LabelSite site, AttributeArguments attribute)
    {
        IReadOnlyList<string> values = attribute.PositionalArray<string>(0);
        if (values.Count == 0)
        {
            context.Report(Rules.EmptyDomain, attribute.Location, site.Name, site.Owner, "[LabelValues] lists none");
            return null;
        }

        int before = context.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < values.Count; i++)
        {
            string? value = values[i];
            if (string.IsNullOrEmpty(value))
            {
                context.Report(Rules.IllegalSetting, attribute.PlaceOfParams(0, values.Count, i), "A value", site.Name, "empty", "an empty label is no label; make the parameter 'string?' for that");
            }
            else if (value == Names.Other)
            {
                context.Report(Rules.ReservedLabelValue, attribute.PlaceOfParams(0, values.Count, i), value, site.Name);
            }
            else if (!seen.Add(value!))
            {
                context.Report(Rules.LabelAttributeMismatch, attribute.PlaceOfParams(0, values.Count, i), attribute.Name, site.Identifier, $"lists '{value}' twice");
            }
        }

        return context.Count > before
            ? null
            : (new ClosedDomain(values.Select(v => new LabelValueModel(v, false)).ToEquatableArray()), new ValuesBinding(site.Access));
    }

    private static (LabelDomain, LabelBinding)? ReadOpen(ParseContext context, LabelSite site)
    {
        int max = site.Label!.Int("MaxValues") ?? 0;
        if (max > 0)
        {
            return (new OpenDomain(max), new OpenBinding(site.Access));
        }

        context.Report(Rules.EmptyDomain, site.Label.PlaceOf("MaxValues"), site.Name, site.Owner, $"MaxValues is {max}; it must be 1 or more");
        return null;
    }

    private static (LabelDomain, LabelBinding)? Unbounded(ParseContext context, LabelSite site)
    {
        if (Identities.ByName(site.Name, site.Type) is { } identity)
        {
            context.Report(Rules.IdentityByName, site.Place, site.Name, site.Owner, identity);
        }
        else
        {
            context.Report(Rules.UnboundedLabel, site.Place, site.Name, site.Owner);
        }

        return null;
    }

    private static (LabelDomain, LabelBinding)? ReadSource(
        ParseContext context, LabelSite site, AttributeArguments attribute, INamedTypeSymbol? set, bool isStatic)
    {
        string name = attribute.Positional<string>(0) ?? "";
        int max = attribute.Int("MaxValues") ?? 0;
        if (max <= 0)
        {
            context.Report(Rules.EmptyDomain, attribute.PlaceOf("MaxValues"), site.Name, site.Owner, $"MaxValues is {max}; it must be 1 or more");
            return null;
        }

        if (set is null)
        {
            // A property of a label set: the metric set that uses it has the member.
            return (new SourceDomain(max), new SourceBinding(site.Access, name, false));
        }

        ISymbol? member = set.GetMembers(name).FirstOrDefault(IsReadable);
        string? fault = member is null ? $"and '{set.Name}' has no field, property or method without parameters of that name"
            : !IsStrings(context.Compilation, TypeOf(member)) ? $"which is '{TypeOf(member).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' and must be IEnumerable<string>"
            : isStatic && !member.IsStatic ? "which must be static, as the metric is"
            : null;
        if (fault is not null)
        {
            context.Report(Rules.LabelValueSourceMember, attribute.PlaceOf(0), site.Name, name, fault);
            return null;
        }

        string access = Identifiers.Escape(name) + (member is IMethodSymbol ? "()" : "");
        return (new SourceDomain(max), new SourceBinding(site.Access, access, member!.IsStatic));
    }

    private static bool IsReadable(ISymbol member) => member switch
    {
        IFieldSymbol => true,
        IPropertySymbol { GetMethod: not null, Parameters.IsEmpty: true } => true,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: true, TypeParameters.IsEmpty: true } => true,
        _ => false,
    };

    private static ITypeSymbol TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        _ => throw new InvalidOperationException($"{member.Kind} has no type."),
    };

    private static bool IsStrings(Compilation compilation, ITypeSymbol type)
    {
        INamedTypeSymbol strings = compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T)
            .Construct(compilation.GetSpecialType(SpecialType.System_String));
        return type.TypeKind == TypeKind.Error
            || SymbolEqualityComparer.Default.Equals(type, strings)
            || type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, strings));
    }
}
