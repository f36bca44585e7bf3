using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>The implementing declaration of a partial member, up to its body.</summary>
internal static class MemberHeader
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Type names as generated code writes them.</summary>
    public static SymbolDisplayFormat TypeFormat { get; } = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>Namespaces after <c>namespace</c>, keywords escaped.</summary>
    public static SymbolDisplayFormat NamespaceFormat { get; } =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Modifiers as written, then return type, name and parameters fully qualified.</summary>
    public static string Of(ISymbol member, MemberDeclarationSyntax syntax) =>
        string.Join(" ", syntax.Modifiers.Select(m => m.Text)) + " " + member.ToDisplayString(Format);

    /// <summary>Accessors as written before their bodies; empty for a method.</summary>
    public static EquatableArray<string> Accessors(MemberDeclarationSyntax syntax) =>
        syntax is BasePropertyDeclarationSyntax { AccessorList: { } list }
            ? list.Accessors.Select(a => string.Join(" ", a.Modifiers.Add(a.Keyword).Select(t => t.Text))).ToEquatableArray()
            : EquatableArray<string>.Empty;

    /// <summary>True when a body is expected from the generator: partial, and none written here.</summary>
    public static bool WantsBody(MemberDeclarationSyntax syntax) => IsPartial(syntax) && !HasBody(syntax);

    /// <summary>The user's own implementing declaration of a partial member; null where the generator's is the only one, or none is there yet.</summary>
    public static MemberDeclarationSyntax? OwnBody(ISymbol member, MemberDeclarationSyntax definition)
    {
        // Properties by syntax: the compiler's API for their parts is newer than the oldest compiler served.
        IEnumerable<SyntaxNode> parts = member is IMethodSymbol method
            ? method.PartialImplementationPart?.DeclaringSyntaxReferences.Select(r => r.GetSyntax()) ?? []
            : member.ContainingType.DeclaringSyntaxReferences
                .SelectMany(r => (r.GetSyntax() as TypeDeclarationSyntax)?.Members ?? default)
                .Where(m => definition is PropertyDeclarationSyntax && m is PropertyDeclarationSyntax p && p.Identifier.ValueText == member.Name && m != definition);
        return parts.OfType<MemberDeclarationSyntax>().FirstOrDefault(p => HasBody(p) && !IsGenerated(p));
    }

    private static bool IsGenerated(SyntaxNode node) => node.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    public static bool IsPartial(MemberDeclarationSyntax syntax) => syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    public static bool HasBody(MemberDeclarationSyntax syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        PropertyDeclarationSyntax { ExpressionBody: not null } => true,
        BasePropertyDeclarationSyntax { AccessorList: { } list } => list.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null),
        _ => false,
    };

    /// <summary>The member's own name in source.</summary>
    public static Location NameOf(MemberDeclarationSyntax syntax) => syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        PropertyDeclarationSyntax property => property.Identifier.GetLocation(),
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword.GetLocation(),
        _ => syntax.GetLocation(),
    };

    /// <summary>The member's return type in source.</summary>
    public static Location TypeOf(MemberDeclarationSyntax syntax) => syntax switch
    {
        MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
        BasePropertyDeclarationSyntax property => property.Type.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
