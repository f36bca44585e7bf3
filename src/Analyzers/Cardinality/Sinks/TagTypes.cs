using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>The types that tags have.</summary>
internal static class TagTypes
{
    /// <summary>True for one tag.</summary>
    public static bool IsPair(ITypeSymbol? type) => type.Is("System.Collections.Generic", "KeyValuePair");

    /// <summary>True for a <c>TagList</c>.</summary>
    public static bool IsTagList(ITypeSymbol? type) => type.Is("System.Diagnostics", "TagList");

    /// <summary>True for tags and for what is made of them: arrays, lists, tasks.</summary>
    public static bool HasTags(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasTags(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } named => IsPair(named) || named.TypeArguments.Any(HasTags),
        _ => IsTagList(type),
    };
}
