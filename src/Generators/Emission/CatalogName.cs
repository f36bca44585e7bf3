using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Generators.Emission;

/// <summary>Name of an assembly's public class that creates its series.</summary>
internal static class CatalogName
{
    /// <summary>Namespace of all those classes.</summary>
    public const string Namespace = "MetricsKit.Catalogs";

    /// <summary>Name of the method.</summary>
    public const string Method = "Initialize";

    /// <summary>
    /// The class: <c>MyShop_Api</c> for <c>MyShop.Api</c>. A name with anything but ASCII letters, digits and dots gets a
    /// hash, so that <c>A.B</c> and <c>A_B</c> in one service stay apart.
    /// </summary>
    public static string Of(string assembly)
    {
        var name = new StringBuilder(assembly.Length + 10);
        bool exact = true;
        foreach (char c in assembly)
        {
            bool plain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            exact &= plain || c == '.';
            name.Append(plain ? c : '_');
        }

        if (name.Length == 0 || name[0] is >= '0' and <= '9')
        {
            name.Insert(0, '_');
            exact = false;
        }

        string text = name.ToString();
        exact &= text != Method && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(text) == SyntaxKind.None;
        return exact ? text : text + "_" + StableHash.Of(assembly);
    }
}
