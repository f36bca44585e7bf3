using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>A static class that becomes a set: the member takes the field's place.</summary>
/// <param name="holder">The field or property.</param>
/// <param name="syntax">Its declaration.</param>
/// <param name="model">Its file.</param>
/// <param name="text">That file's text.</param>
internal sealed class OwnSet(ISymbol holder, MemberDeclarationSyntax syntax, SemanticModel model, SourceText text) : SetPlace
{
    private INamedTypeSymbol Set => holder.ContainingType;

    private bool IsSet => KnownNames.Find(Set.GetAttributes(), "MetricSet") is not null;

    /// <inheritdoc/>
    public override string MetadataName => MetadataNames.Of(Set);

    /// <inheritdoc/>
    public override string? Prefix => PrefixOf(IsSet ? Set : null, model.Compilation);

    /// <inheritdoc/>
    public override Accessibility Access => MetadataNames.AccessOf(holder);

    /// <inheritdoc/>
    public override IEnumerable<TextChange> Rename(MetricUse use, string member)
    {
        SyntaxToken name = use.Reference.DescendantTokens().Last(t => t.ValueText == holder.Name);
        return name.ValueText == member ? [] : [new TextChange(name.Span, MemberNames.Escape(member))];
    }

    /// <inheritdoc/>
    public override IEnumerable<TextChange> Declare(DeclarationText declaration, string type, string member, string name)
    {
        var owner = (TypeDeclarationSyntax)syntax.Parent!;
        var changes = new List<TextChange>(Edits.MakePartial(owner));
        if (!IsSet)
        {
            changes.Add(Edits.Attribute(text, owner.SpanStart, SetAttribute(model, owner.SpanStart)));
        }

        bool hasComment = syntax.GetLeadingTrivia().Any(IsDocumentation);
        IReadOnlyList<string> lines = declaration.Write(Keyword(holder.DeclaredAccessibility) + " static", type, member, name, hasComment);
        changes.Add(new TextChange(syntax.Span, string.Join(Edits.EndingOf(text) + Edits.IndentOf(text, syntax.SpanStart), lines)));
        return changes;
    }
}
