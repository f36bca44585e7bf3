using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>The rules on an assembly, by where they stand: there may be hundreds, and each attribute list asks for its own.</summary>
internal static class AssemblyRules
{
    private static readonly ConditionalWeakTable<Compilation, Dictionary<SyntaxTree, RuleSite[]>> Cache = new();

    /// <summary>Those that the list states.</summary>
    public static IEnumerable<RuleSite> In(AttributeListSyntax list, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Cache.TryGetValue(compilation, out Dictionary<SyntaxTree, RuleSite[]>? byTree))
        {
            Dictionary<SyntaxTree, RuleSite[]> read = Read(ParsedAssembly.Get(compilation, cancellationToken).Rules);
            byTree = Cache.GetValue(compilation, _ => read);
        }

        if (!byTree.TryGetValue(list.SyntaxTree, out RuleSite[]? sites))
        {
            yield break;
        }

        int low = 0, high = sites.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sites[middle].Attribute.SourceSpan.Start < list.SpanStart)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < sites.Length && sites[low].Attribute.SourceSpan.Start < list.Span.End; low++)
        {
            yield return sites[low];
        }
    }

    private static Dictionary<SyntaxTree, RuleSite[]> Read(ImmutableArray<RuleSite> rules) => rules
        .Where(r => r.Attribute.SourceTree is not null)
        .GroupBy(r => r.Attribute.SourceTree!)
        .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Attribute.SourceSpan.Start).ToArray());
}
