using System.Globalization;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>One label's domain, from its type and attributes.</summary>
internal static class LabelParser
{
    private static readonly string[] DomainAttributes = ["LabelValues", "LabelRange", "LabelValueSource"];

    /// <summary>Label and binding, or null where a problem was reported.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="site">The label.</param>
    /// <param name="set">The metric set, in which sources are looked up; null for a label set on its own.</param>
    /// <param name="isStatic">True when the metric is static, so that its sources must be.</param>
    public static (LabelModel Label, LabelBinding Binding)? Parse(ParseContext context, LabelSite site, INamedTypeSymbol? set, bool isStatic)
    {
        int before = context.Count;
        CheckName(context, site);
        ITypeSymbol type = Underlying(site.Type, out bool isNullable);
        bool optional = isNullable || (type.SpecialType == SpecialType.System_String && site.Type.NullableAnnotation == NullableAnnotation.Annotated);
        (LabelDomain Domain, LabelBinding Binding)? read = ReadDomain(context, site, type, isNullable || site.IsLifted, set, isStatic);
        return read is { } r && context.Count == before + Warnings(context, before)
            ? (new LabelModel(site.Name, r.Domain, optional), r.Binding)
            : null;
    }

    private static (LabelDomain Domain, LabelBinding Binding)? ReadDomain(
        ParseContext context, LabelSite site, ITypeSymbol type, bool isNullable, INamedTypeSymbol? set, bool isStatic)
    {
        if (IdentityTypes.Of(type) is { } identity)
        {
            context.Report(Rules.IdentityByType, site.Place, site.Name, site.Owner, identity.Description);
            return null;
        }

        switch (type)
        {
            case INamedTypeSymbol { TypeKind: TypeKind.Enum } e:
                return Fits(context, site, "an enum, whose members are the values", allowed: null)
                    && EnumDomain.Read(context, e, site, isNullable) is { } read ? (read.Domain, read.Binding) : null;
            case { SpecialType: SpecialType.System_Boolean }:
                var values = EquatableArray.Of(new LabelValueModel("false", false), new LabelValueModel("true", false));
                return Fits(context, site, "a bool, whose values are true and false", allowed: null)
                    ? (new ClosedDomain(values), new BoolBinding(site.Access, isNullable)) : null;
            case { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte }:
                return Fits(context, site, "a whole number; state its values with [LabelRange(min, max)]", "LabelRange") ? ReadRange(context, site, type, isNullable) : null;
            case { SpecialType: SpecialType.System_String }:
                return Fits(context, site, "a string; state its values with [LabelValues(…)]", "LabelValues", "LabelValueSource")
                    ? StringDomain.Read(context, site, set, isStatic) : null;
            case { TypeKind: TypeKind.Error }:
                return null; // the compiler says what is wrong
            default:
                ReportUnsupported(context, site, type);
                return null;
        }
    }

    private static (LabelDomain, LabelBinding)? ReadRange(ParseContext context, LabelSite site, ITypeSymbol type, bool isNullable)
    {
        if (site.Find("LabelRange") is not { } range)
        {
            if (Identities.ByName(site.Name, type) is { } identity)
            {
                context.Report(Rules.IdentityByName, site.Place, site.Name, site.Owner, identity);
            }
            else
            {
                ReportUnsupported(context, site, type);
            }

            return null;
        }

        int min = range.Positional<int>(0), max = range.Positional<int>(1);
        if (min > max)
        {
            context.Report(Rules.EmptyDomain, range.Location, site.Name, site.Owner, string.Format(CultureInfo.InvariantCulture, "[LabelRange] goes from {0} down to {1}", min, max));
            return null;
        }

        return (new RangeDomain(min, max), new RangeBinding(site.Access, min, max, isNullable));
    }

    // Each type takes the attributes that say something about it; a bound on a closed domain would silently do nothing.
    private static bool Fits(ParseContext context, LabelSite site, string description, params string[]? allowed)
    {
        foreach (AttributeArguments attribute in site.Attributes)
        {
            if (DomainAttributes.Contains(attribute.Name) && allowed?.Contains(attribute.Name) != true)
            {
                context.Report(Rules.LabelAttributeMismatch, attribute.Location, attribute.Name, site.Identifier, "does not fit: it is " + description);
                return false;
            }
        }

        bool isString = allowed?.Contains("LabelValues") == true;
        if (!isString && site.Label is { } label && label.Has("MaxValues"))
        {
            context.Report(Rules.LabelAttributeMismatch, label.PlaceOf("MaxValues"), "Label(MaxValues)", site.Identifier, "does not fit: it is " + description);
            return false;
        }

        if (site.Label is { } formatted && formatted.Has("Format") && Underlying(site.Type, out _).TypeKind != TypeKind.Enum)
        {
            context.Report(Rules.LabelAttributeMismatch, formatted.PlaceOf("Format"), "Label(Format)", site.Identifier, "does not fit: formats are for enums");
            return false;
        }

        return true;
    }

    private static void CheckName(ParseContext context, LabelSite site)
    {
        Location? place = site.Label?.Positional<string>(0) is null ? site.Place : site.Label.PlaceOf(0);
        if (!Names.IsLabelName(site.Name))
        {
            context.Report(Rules.IllegalLabelName, place, site.Name);
        }
        else if (Names.IsReservedLabel(site.Name))
        {
            string why = site.Name switch
            {
                "le" => " for the buckets of histograms",
                "quantile" => " for summaries",
                _ => ": names with two underscores in front are its own",
            };
            string better = site.Name switch { "le" => "bound", "quantile" => "percentile", _ => site.Name.TrimStart('_') };
            context.Report(Rules.ReservedLabelName, place, site.Name, site.Owner, why, better.Length == 0 ? "kind" : better);
        }
    }

    private static void ReportUnsupported(ParseContext context, LabelSite site, ITypeSymbol type) =>
        context.Report(
            Rules.UnsupportedLabelType,
            site.Place,
            site.Identifier,
            site.Owner,
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte
                ? "state its values with [LabelRange(min, max)]"
                : "labels are enums, bools, strings with a bound, whole numbers with [LabelRange(min, max)], or a [LabelSet]");

    private static ITypeSymbol Underlying(ITypeSymbol type, out bool isNullable)
    {
        isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
    }

    // Warnings leave the label usable.
    private static int Warnings(ParseContext context, int from) =>
        context.Problems.Skip(from).Count(p => p.Descriptor.DefaultSeverity != DiagnosticSeverity.Error);
}
