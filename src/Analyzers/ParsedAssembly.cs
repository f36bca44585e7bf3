using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>The assembly attributes of one compilation, parsed once however many files they stand in.</summary>
internal static class ParsedAssembly
{
    private static readonly ConditionalWeakTable<Compilation, AssemblyParseResult> Cache = new();

    /// <summary>What the parser says about them.</summary>
    public static AssemblyParseResult Get(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(compilation, out AssemblyParseResult? result))
        {
            return result;
        }

        result = AssemblyParser.Parse(compilation, checksTexts: true, cancellationToken);
        return Cache.GetValue(compilation, _ => result);
    }
}
