using System.Globalization;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>An enum as the domain of a label.</summary>
internal static class EnumDomain
{
    /// <summary>How names become text; in step with the attribute's enum.</summary>
    private enum Format
    {
        SnakeCase,
        Name,
        Upper,
        Lower,
        Number,
    }

    /// <summary>Reads the domain; problems are reported at <paramref name="place"/>.</summary>
    /// <returns>Null when two values cannot be told apart, or there are none.</returns>
    public static (ClosedDomain Domain, EnumBinding Binding)? Read(
        ParseContext context, INamedTypeSymbol type, LabelSite site, bool isNullable)
    {
        Format format = ReadFormat(site.Label, type, out bool stated);
        List<Member> members = Members(type);
        if (members.Count == 0)
        {
            context.Report(Rules.EmptyDomain, site.Place, site.Name, site.Owner, $"enum '{type.Name}' has no members");
            return null;
        }

        if (!stated && type is { Name: "HttpStatusCode", ContainingNamespace: { Name: "Net", ContainingNamespace.Name: "System" } })
        {
            context.Report(Rules.EnumWantsNumbers, site.Place, site.Name, type.Name, Text(members[0], Format.SnakeCase));
        }

        if (type.GetAttributes().Any(a => a.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" }))
        {
            context.Report(Rules.FlagsLabel, site.Place, type.Name);
        }

        var values = new List<LabelValueModel>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        bool sound = true;
        foreach (Member member in members)
        {
            string text = Text(member, format);
            if (text == Names.Other)
            {
                context.Report(Rules.ReservedLabelValue, site.Place, type.Name + "." + member.Field.Name, site.Name);
                sound = false;
            }
            else if (seen.TryGetValue(text, out string? first))
            {
                context.Report(Rules.DuplicateLabelValue, site.Place, text, site.Name, first, member.Field.Name);
                sound = false;
            }
            else
            {
                seen.Add(text, member.Field.Name);
            }

            values.Add(new LabelValueModel(text, member.IsError));
        }

        if (!sound)
        {
            return null;
        }

        bool dense = true;
        for (int i = 0; i < members.Count; i++)
        {
            dense &= members[i].Value == i;
        }

        var binding = new EnumBinding(
            site.Access,
            members.Select(m => Constant(type, m)).ToEquatableArray(),
            dense,
            type.EnumUnderlyingType?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64,
            isNullable);
        return (new ClosedDomain(values.ToEquatableArray()), binding);
    }

    // One entry a value: aliases are one value, and the one with [LabelValue] gives the text.
    private static List<Member> Members(INamedTypeSymbol type)
    {
        var byValue = new SortedDictionary<decimal, Member>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (!field.HasConstantValue)
            {
                continue;
            }

            AttributeData? attribute = KnownNames.Find(field.GetAttributes(), "LabelValue");
            var member = new Member(
                field,
                Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture),
                attribute?.ConstructorArguments is [{ Value: string text }] ? text : null,
                attribute?.NamedArguments.Any(a => a is { Key: "IsError", Value.Value: true }) ?? false);
            if (!byValue.TryGetValue(member.Value, out Member? first))
            {
                byValue.Add(member.Value, member);
            }
            else if (attribute is not null)
            {
                byValue[member.Value] = member with { IsError = member.IsError || first.IsError, Text = member.Text ?? first.Text };
            }
        }

        return byValue.Values.ToList();
    }

    private static Format ReadFormat(AttributeArguments? label, INamedTypeSymbol type, out bool stated)
    {
        stated = true;
        if (label?.Int("Format") is { } ofLabel)
        {
            return (Format)ofLabel;
        }

        if (KnownNames.Find(type.GetAttributes(), "LabelFormat")?.ConstructorArguments is [{ Value: int ofType }])
        {
            return (Format)ofType;
        }

        stated = false;
        return Format.SnakeCase;
    }

    private static string Text(Member member, Format format) => member.Text ?? format switch
    {
        Format.Name => member.Field.Name,
        Format.Upper => member.Field.Name.ToUpperInvariant(),
        Format.Lower => member.Field.Name.ToLowerInvariant(),
        Format.Number => member.Value.ToString(CultureInfo.InvariantCulture),
        _ => Names.ToSnakeCase(member.Field.Name),
    };

    private static string Constant(INamedTypeSymbol type, Member member)
    {
        string name = type.ToDisplayString(MemberHeader.TypeFormat);

        // Naming an obsolete member may be an error; its number never is.
        return member.Field.GetAttributes().Any(a => a.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" })
            ? $"({name})({member.Value.ToString(CultureInfo.InvariantCulture)})"
            : name + "." + Identifiers.Escape(member.Field.Name);
    }

    private sealed record Member(IFieldSymbol Field, decimal Value, string? Text, bool IsError);
}
