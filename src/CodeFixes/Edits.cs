using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Changes that several fixes make.</summary>
internal static class Edits
{
    /// <summary>An insertion.</summary>
    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    /// <summary><c>partial</c> on every type around a node that lacks it, outermost first.</summary>
    public static IEnumerable<TextChange> MakePartial(SyntaxNode node) => node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
        .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Reverse()
        .Select(type => Insert(type.Keyword.SpanStart, "partial "));

    /// <summary>What stands before a name of ours there: nothing where it is in scope, else the namespace.</summary>
    public static string Qualifier(SemanticModel model, int position, string type) =>
        model.LookupNamespacesAndTypes(position, name: type) is [{ ContainingNamespace: { Name: "MetricsKit", ContainingNamespace.IsGlobalNamespace: true } }]
            ? ""
            : "MetricsKit.";

    /// <summary>An attribute before the declaration that starts there: on a line of its own when the declaration begins one.</summary>
    public static TextChange Attribute(SourceText text, int start, string attribute)
    {
        TextLine line = text.Lines.GetLineFromPosition(start);
        string indent = text.ToString(TextSpan.FromBounds(line.Start, start));
        string ending = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        bool alone = string.IsNullOrWhiteSpace(indent) && ending.Length > 0;
        return Insert(start, attribute + (alone ? ending + indent : " "));
    }

    /// <summary>How the file ends its lines.</summary>
    public static string EndingOf(SourceText text)
    {
        foreach (TextLine line in text.Lines)
        {
            if (line.EndIncludingLineBreak > line.End)
            {
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            }
        }

        return "\n";
    }

    /// <summary>What begins the line of a node.</summary>
    public static string IndentOf(SourceText text, int position)
    {
        string line = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position));
        return new string(line.TakeWhile(char.IsWhiteSpace).ToArray());
    }
}
