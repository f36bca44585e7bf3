using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Labels that name one thing each: by their type, which is certain, or by their name.</summary>
public static class Identities
{
    /// <summary>What the label takes a new value per, when its name says so; else null.</summary>
    /// <param name="label">On the wire: what a declaration calls the label, its value is called by everybody who records one.</param>
    /// <param name="type">Of the parameter.</param>
    public static string? ByName(string label, ITypeSymbol type)
    {
        // A kind of thing fits into sixteen bits, and things do not.
        if (type.SpecialType is not (SpecialType.System_String or SpecialType.System_Int32))
        {
            return null;
        }

        NameMeaning meaning = NameMeanings.Of(label);
        bool convinces = meaning.Sense switch
        {
            NameSense.Identity => true,
            NameSense.LikelyIdentity => !meaning.MayBeFew && IsLongId(label, type),
            NameSense.Measurement => type.SpecialType == SpecialType.System_Int32,
            _ => false, // a tenant's too: there are dozens of these in most services
        };
        return convinces ? meaning.Thing : null;
    }

    /// <summary>True for an id whose type has room for more than an operator sets up: of a thing that no list knows, this convinces.</summary>
    /// <param name="name">The value's or the label's.</param>
    /// <param name="type">The value's, if it has one.</param>
    public static bool IsLongId(string name, ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_String or SpecialType.System_Int64 or SpecialType.System_UInt64
        && (name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("number", StringComparison.OrdinalIgnoreCase));
}
