using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Testing;

/// <summary>Walks an object's fields: what a pipeline keeps between two edits must not keep a compilation alive.</summary>
public static class HeldObjects
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel), typeof(Diagnostic)];

    /// <summary>The ways to objects that must not be held: <c>Set.Members[2].Symbol: SourceMethodSymbol</c>.</summary>
    public static IReadOnlyList<string> Find(object? root, string name)
    {
        var found = new List<string>();
        Walk(root, name, new HashSet<object>(ReferenceEqualityComparer.Instance), found);
        return found;
    }

    private static void Walk(object? value, string path, HashSet<object> seen, List<string> found)
    {
        if (value is null or string or Type or Delegate || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
        {
            return;
        }

        Type type = value.GetType();
        if (Forbidden.Any(f => f.IsAssignableFrom(type)))
        {
            found.Add($"{path}: {type.Name}");
            return;
        }

        if (!type.IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            int index = 0;
            foreach (object? item in (IEnumerable)array)
            {
                Walk(item, $"{path}[{index++}]", seen, found);
            }

            return;
        }

        for (Type? t = type; t is not null; t = t.BaseType)
        {
            foreach (FieldInfo field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), path + "." + field.Name, seen, found);
            }
        }
    }
}
