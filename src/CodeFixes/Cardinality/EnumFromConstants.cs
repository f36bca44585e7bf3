using System.Text;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Makes a string label an enum of the constants that all calls in the solution give it. Their texts stay what they are.</summary>
internal static class EnumFromConstants
{
    /// <summary>The solution with the enum; null where a call passes anything else, and where the result does not compile.</summary>
    public static async Task<Solution?> ApplyAsync(Project project, LabelParameter label, CancellationToken cancellationToken)
    {
        Solution solution = project.Solution;
        if (await label.FindAsync(project, cancellationToken).ConfigureAwait(false) is not var (symbol, syntax, document)
            || await FindAsync(symbol, solution, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } leaves)
        {
            return null;
        }

        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string name = label.Member + MemberNames.Pascal(label.Name);
        INamespaceSymbol space = symbol.ContainingType.ContainingNamespace;
        if (Members(leaves.Select(l => l.Text)) is not { } members || model.Compilation.GetTypeByMetadataName(MetadataNames.Join(space, name)) is not null)
        {
            return null;
        }

        var edits = new SolutionEdits(solution);
        edits.Add(document.Id, new TextChange((syntax.Type is NullableTypeSyntax nullable ? nullable.ElementType : syntax.Type!).Span, name));
        edits.Add(document.Id, Declare(symbol, syntax, name, label.Name, members, model, text));
        foreach ((DocumentId id, SemanticModel other, ExpressionSyntax leaf, string value) in leaves)
        {
            bool isNear = other.LookupNamespacesAndTypes(leaf.SpanStart, name: Outermost(symbol.ContainingType).Name).Any(s => SymbolEqualityComparer.Default.Equals(s.OriginalDefinition, Outermost(symbol.ContainingType)));
            string qualifier = isNear || space.IsGlobalNamespace ? "" : "global::" + space.ToDisplayString() + ".";
            edits.Add(id, new TextChange(leaf.Span, qualifier + name + "." + MemberNames.Escape(members[value])));
        }

        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } changed
            && await CompileCheck.IsSoundAsync(solution, changed, edits.Documents, cancellationToken).ConfigureAwait(false)
            ? changed
            : null;
    }

    private static async Task<List<(DocumentId Document, SemanticModel Model, ExpressionSyntax Leaf, string Text)>?> FindAsync(
        IParameterSymbol label, Solution solution, CancellationToken cancellationToken)
    {
        var found = new List<(DocumentId, SemanticModel, ExpressionSyntax, string)>();
        foreach (ReferencedSymbol method in await SymbolFinder.FindReferencesAsync(label.ContainingSymbol, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation location in method.Locations)
            {
                if (location.Document is SourceGeneratedDocument)
                {
                    continue;
                }

                SemanticModel? model = await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                SyntaxNode? name = model is null ? null : (await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false)).FindNode(location.Location.SourceSpan, findInsideTrivia: true);
                if (name?.FirstAncestorOrSelf<CrefSyntax>() is not null)
                {
                    continue;
                }

                SyntaxNode? called = name?.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (called?.Parent is not InvocationExpressionSyntax call || call.Expression != called
                    || model!.GetOperation(call, cancellationToken) is not IInvocationOperation operation
                    || operation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == label.Ordinal) is not { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax argument }
                    || ConstantLeaves.Of(argument.Expression, model, cancellationToken) is not { } leaves)
                {
                    return null;
                }

                found.AddRange(leaves.Select(l => (location.Document.Id, model, l.Leaf, l.Text)));
            }
        }

        return found;
    }

    // A name for each text; null where two would have the same.
    private static SortedDictionary<string, string>? Members(IEnumerable<string> texts)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in texts.Distinct(StringComparer.Ordinal))
        {
            var name = new StringBuilder();
            foreach (string word in text.Split(text.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
            {
                name.Append(MemberNames.Pascal(word));
            }

            if (text.Length == 0 || text == Names.Other || name.Length == 0)
            {
                return null;
            }

            members.Add(text, char.IsDigit(name[0]) ? "Value" + name : name.ToString());
        }

        return members.Values.Distinct(StringComparer.Ordinal).Count() == members.Count ? members : null;
    }

    private static TextChange Declare(
        IParameterSymbol label, ParameterSyntax syntax, string name, string parameter, SortedDictionary<string, string> members, SemanticModel model, SourceText text)
    {
        TypeDeclarationSyntax outermost = syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        string ending = Edits.EndingOf(text), indent = Edits.IndentOf(text, outermost.SpanStart);
        string access = MetadataNames.AccessOf(label.ContainingSymbol) == Accessibility.Public ? "public" : "internal";
        var lines = new List<string> { "", $"/// <summary>Values of the label {parameter} of {label.ContainingSymbol.Name}.</summary>", $"{access} enum {name}", "{" };
        foreach (KeyValuePair<string, string> member in members)
        {
            lines.Add($"    /// <summary>{member.Value}.</summary>");
            if (Names.ToSnakeCase(member.Value) != member.Key)
            {
                lines.Add($"    [{Edits.Qualifier(model, outermost.SpanStart, "LabelValueAttribute")}LabelValue({SymbolDisplay.FormatLiteral(member.Key, quote: true)})]");
            }

            lines.Add($"    {MemberNames.Escape(member.Value)},");
        }

        lines.Add("}");
        return Edits.Insert(outermost.Span.End, string.Concat(lines.Select(l => ending + (l.Length > 0 ? indent + l : ""))));
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;
}
