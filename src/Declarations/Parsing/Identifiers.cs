using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Declarations;

/// <summary>C# identifiers in generated code.</summary>
internal static class Identifiers
{
    /// <summary>The name with <c>@</c> where it is a keyword.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
