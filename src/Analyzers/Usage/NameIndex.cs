using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>Where code of one type or body says which name. Made of syntax alone and once, however often somebody asks.</summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<SyntaxNode, NameIndex> Cache = new();

    private readonly Dictionary<string, List<SimpleNameSyntax>> _names = new(StringComparer.Ordinal);

    private NameIndex(SyntaxNode scope)
    {
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is SimpleNameSyntax name)
            {
                string text = name.Identifier.ValueText;
                if (!_names.TryGetValue(text, out List<SimpleNameSyntax>? places))
                {
                    _names.Add(text, places = []);
                }

                places.Add(name);
            }
        }
    }

    /// <summary>The places of a name in a scope, in the order of code.</summary>
    public static IReadOnlyList<SimpleNameSyntax> Places(SyntaxNode scope, string name) =>
        Cache.GetValue(scope, static s => new NameIndex(s))._names.TryGetValue(name, out List<SimpleNameSyntax>? places) ? places : [];
}
