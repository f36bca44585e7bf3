using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Metric sets of one compilation, each parsed once for all analyzers.</summary>
internal sealed class ParsedSets
{
    private static readonly ConditionalWeakTable<Compilation, ParsedSets> Cache = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, SetParseResult> _sets = new(SymbolEqualityComparer.Default);

    /// <summary>What the parser says about the type, or null when nothing in it is about metrics.</summary>
    public static SetParseResult? Get(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!MayDeclareMetrics(type))
        {
            return null;
        }

        ParsedSets sets = Cache.GetValue(compilation, static _ => new ParsedSets());
        if (!sets._sets.TryGetValue(type, out SetParseResult? result))
        {
            result = sets._sets.GetOrAdd(type, MetricSetParser.Parse(type, compilation, checksTexts: true, cancellationToken));
        }

        return result;
    }

    // Most types of a project have nothing to do with metrics and must cost next to nothing.
    private static bool MayDeclareMetrics(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
        {
            return false;
        }

        if (HasOurs(type))
        {
            return true;
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol
                && HasOurs(member))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOurs(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && KnownNames.IsOurs(type))
            {
                return true;
            }
        }

        return false;
    }
}
