using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>
/// Where a declaration goes. A static class becomes the set itself, and the member stands where the field stood. Beside every other
/// type stands a static class of its metrics, in the same file: <c>OrderService</c> has <c>OrderServiceMetrics</c>.
/// </summary>
internal abstract class SetPlace
{
    /// <summary>Full name of the set as metadata has it.</summary>
    public abstract string MetadataName { get; }

    /// <summary>What the set puts in front of the metric's name; null for nothing.</summary>
    public abstract string? Prefix { get; }

    /// <summary>Who sees the member.</summary>
    public abstract Accessibility Access { get; }

    /// <summary>How a use writes the member.</summary>
    public abstract IEnumerable<TextChange> Rename(MetricUse use, string member);

    /// <summary>Changes of the file that declares it.</summary>
    public abstract IEnumerable<TextChange> Declare(DeclarationText declaration, string type, string member, string name);

    /// <summary>The place for the metric; null where there is none.</summary>
    public static SetPlace? For(ISymbol member, MemberDeclarationSyntax syntax, SemanticModel model, SourceText text)
    {
        if (syntax.ContainsDirectives || syntax.Parent is not TypeDeclarationSyntax)
        {
            return null;
        }

        return member.ContainingType.IsStatic ? new OwnSet(member, syntax, model, text) : SetBeside.Find(member, syntax, model, text);
    }

    /// <summary>The prefixes of an assembly and of a set in it, if that is one.</summary>
    protected static string? PrefixOf(INamedTypeSymbol? set, Compilation compilation)
    {
        AttributeData? attribute = set is null ? null : KnownNames.Find(set.GetAttributes(), "MetricSet");
        AttributeData? defaults = KnownNames.Find(compilation.Assembly.GetAttributes(), "MetricDefaults");
        bool ignores = Argument(attribute, "IgnoreDefaultPrefix") is true || attribute is null;
        string joined = Names.Join(ignores ? null : Argument(defaults, "Prefix") as string, Argument(attribute, "Prefix") as string);
        return joined.Length > 0 ? joined : null;
    }

    /// <summary>The attribute of a new set: a prefix of the assembly would change the metric's name.</summary>
    protected static string SetAttribute(SemanticModel model, int position)
    {
        bool hasPrefix = Argument(KnownNames.Find(model.Compilation.Assembly.GetAttributes(), "MetricDefaults"), "Prefix") is string { Length: > 0 };
        return "[" + Edits.Qualifier(model, position, "MetricSetAttribute") + "MetricSet" + (hasPrefix ? "(IgnoreDefaultPrefix = true)]" : "]");
    }

    /// <summary>True for a comment that the compiler takes as documentation, or would if the project had any.</summary>
    protected static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
        || (trivia.ToString() is var comment && (comment.StartsWith("///", StringComparison.Ordinal) || comment.StartsWith("/**", StringComparison.Ordinal)));

    /// <summary>The word for who sees a member.</summary>
    protected static string Keyword(Accessibility access) => access switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    private static object? Argument(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: var value } ? value : null;
}
