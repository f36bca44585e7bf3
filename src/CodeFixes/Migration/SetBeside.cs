using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>A static class beside the type that held the metric. It is made with the first metric, and takes the others in.</summary>
internal sealed class SetBeside : SetPlace
{
    private readonly ISymbol _field;
    private readonly MemberDeclarationSyntax _syntax;
    private readonly SemanticModel _model;
    private readonly SourceText _text;
    private readonly ClassDeclarationSyntax? _existing;

    private SetBeside(ISymbol field, MemberDeclarationSyntax syntax, SemanticModel model, SourceText text, ClassDeclarationSyntax? existing)
    {
        _field = field;
        _syntax = syntax;
        _model = model;
        _text = text;
        _existing = existing;
    }

    private string SetName => MemberNames.Set(_field.ContainingType.Name);

    private INamespaceSymbol Space => _field.ContainingNamespace;

    /// <inheritdoc/>
    public override string MetadataName => MetadataNames.Join(Space, SetName);

    /// <inheritdoc/>
    public override string? Prefix => PrefixOf(_existing is null ? null : _model.GetDeclaredSymbol(_existing), _model.Compilation);

    /// <inheritdoc/>
    public override Accessibility Access => MetadataNames.AccessOf(_field) == Accessibility.Public ? Accessibility.Public : Accessibility.Internal;

    /// <summary>The place; null where another type has the name.</summary>
    public static SetBeside? Find(ISymbol field, MemberDeclarationSyntax syntax, SemanticModel model, SourceText text)
    {
        string name = MetadataNames.Join(field.ContainingNamespace, MemberNames.Set(field.ContainingType.Name));
        if (model.Compilation.Assembly.GetTypeByMetadataName(name) is not { } taken)
        {
            return new SetBeside(field, syntax, model, text, null);
        }

        // Parts that the generator wrote are in files of their own.
        return taken.IsStatic
            && KnownNames.Find(taken.GetAttributes(), "MetricSet") is not null
            && taken.DeclaringSyntaxReferences.FirstOrDefault(r => r.SyntaxTree == model.SyntaxTree)?.GetSyntax() is ClassDeclarationSyntax existing
            ? new SetBeside(field, syntax, model, text, existing)
            : null;
    }

    /// <inheritdoc/>
    public override IEnumerable<TextChange> Rename(MetricUse use, string member)
    {
        INamedTypeSymbol outermost = _field.ContainingType;
        while (outermost.ContainingType is not null)
        {
            outermost = outermost.ContainingType;
        }

        // Where the type beside it can be called by its simple name, so can the set.
        int position = use.Reference.SpanStart;
        bool isNear = use.Model.LookupNamespacesAndTypes(position, name: outermost.Name) is [var found] && SymbolEqualityComparer.Default.Equals(found, outermost);
        string qualifier = isNear || Space.IsGlobalNamespace ? "" : "global::" + Space.ToDisplayString() + ".";
        return [new TextChange(use.Reference.Span, qualifier + SetName + "." + MemberNames.Escape(member))];
    }

    /// <inheritdoc/>
    public override IEnumerable<TextChange> Declare(DeclarationText declaration, string type, string member, string name)
    {
        string ending = Edits.EndingOf(_text);
        List<string> comments = Comments();
        var lines = new List<string>(comments);
        lines.AddRange(declaration.Write(Keyword(Access) + " static", type, member, name, comments.Exists(c => c.StartsWith("///", StringComparison.Ordinal) || c.StartsWith("/**", StringComparison.Ordinal))));
        yield return new TextChange(RemovedSpan(), "");
        if (_existing is not null)
        {
            foreach (TextChange change in Append(lines, ending))
            {
                yield return change;
            }

            yield break;
        }

        TypeDeclarationSyntax outermost = _syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        string indent = Edits.IndentOf(_text, outermost.SpanStart), step = Step(indent);
        string head = ending + ending
            + indent + $"/// <summary>Metrics of {_field.ContainingType.Name}.</summary>" + ending
            + indent + SetAttribute(_model, outermost.SpanStart) + ending
            + indent + $"{Keyword(Access)} static partial class {SetName}" + ending
            + indent + "{" + ending;
        string body = string.Concat(lines.Select(l => indent + step + l + ending));
        yield return Edits.Insert(outermost.Span.End, head + body + indent + "}");
    }

    private IEnumerable<TextChange> Append(List<string> lines, string ending)
    {
        if (Access == Accessibility.Public && _existing!.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.InternalKeyword)) is { RawKind: not 0 } keyword)
        {
            yield return new TextChange(keyword.Span, "public");
        }

        string indent = Edits.IndentOf(_text, _existing!.SpanStart), step = Step(indent);
        TextLine last = _text.Lines.GetLineFromPosition(_existing.CloseBraceToken.SpanStart);
        yield return Edits.Insert(last.Start, (_existing.Members.Count > 0 ? ending : "") + string.Concat(lines.Select(l => indent + step + l + ending)));
    }

    private string Step(string indent)
    {
        string inner = Edits.IndentOf(_text, _syntax.SpanStart), outer = Edits.IndentOf(_text, _syntax.Parent!.SpanStart);
        return inner.Length > outer.Length ? inner.Substring(outer.Length) : indent.Contains('\t') ? "\t" : "    ";
    }

    // What is said about the metric goes with it.
    private List<string> Comments() => _syntax.GetLeadingTrivia()
        .Where(t => IsDocumentation(t) || t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .SelectMany(t => t.ToFullString().Split('\n'))
        .Select(l => l.Trim())
        .Where(l => l.Length > 0)
        .ToList();

    // Whole lines, with the comments above, and one of two blank lines that would meet.
    private TextSpan RemovedSpan()
    {
        SyntaxTrivia comment = _syntax.GetLeadingTrivia().FirstOrDefault(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
        int first = _text.Lines.GetLineFromPosition(comment.RawKind == 0 ? _syntax.SpanStart : comment.FullSpan.Start).LineNumber;
        TextLine last = _text.Lines.GetLineFromPosition(_syntax.Span.End);
        bool alone = string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(_syntax.Span.End, last.End)))
            && string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(_text.Lines.GetLineFromPosition(_syntax.SpanStart).Start, _syntax.SpanStart)));
        if (!alone)
        {
            return _syntax.Span;
        }

        int end = last.EndIncludingLineBreak;
        bool opens = first > 0 && (IsBlank(first - 1) || _text.Lines[first - 1].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal));
        if (opens && last.LineNumber + 1 < _text.Lines.Count && IsBlank(last.LineNumber + 1))
        {
            end = _text.Lines[last.LineNumber + 1].EndIncludingLineBreak;
        }

        return TextSpan.FromBounds(_text.Lines[first].Start, end);
    }

    private bool IsBlank(int line) => string.IsNullOrWhiteSpace(_text.Lines[line].ToString());
}
