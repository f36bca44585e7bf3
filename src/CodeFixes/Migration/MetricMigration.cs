using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Replaces one metric of prometheus-net and all its uses in a solution.</summary>
internal static class MetricMigration
{
    /// <summary>The solution with the metric declared; null where a use cannot be rewritten, or where the result does not compile.</summary>
    /// <param name="project">The project that holds the metric.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="client">Who is to count it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<Solution?> ApplyAsync(Project project, ReplaceableMetric metric, MigrationClient client, CancellationToken cancellationToken)
    {
        Solution solution = project.Solution;
        Compilation? compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        ISymbol? member = compilation is null ? null : DocumentationCommentId.GetFirstSymbolForDeclarationId(metric.Member, compilation);
        if (member?.ContainingAssembly is not { } assembly
            || !SymbolEqualityComparer.Default.Equals(assembly, compilation!.Assembly)
            || member.DeclaringSyntaxReferences is not [var reference]
            || (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false)).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } syntax
            || solution.GetDocument(syntax.SyntaxTree) is not { } document
            || !await OtherCreations.AllowAsync(solution, metric, cancellationToken).ConfigureAwait(false)
            || await MetricUse.FindAsync(member, metric.Labels.Length, solution, cancellationToken).ConfigureAwait(false) is not { } uses)
        {
            return null;
        }

        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (SetPlace.For(member, syntax, model, text) is not { } place || Unprefixed(metric.Name, place.Prefix) is not { } name)
        {
            return null;
        }

        List<LabelPlan> labels = Labels(metric, uses, place.Access, cancellationToken);
        var declaration = new DeclarationText(metric, labels, model, syntax.SpanStart);
        string memberName = MemberNames.Member(member.Name);
        var edits = new SolutionEdits(solution);
        edits.Add(document.Id, place.Declare(declaration, TypeOf(syntax, metric, client, model), memberName, name));
        var retyped = new List<ISymbol>();
        foreach (MetricUse use in uses)
        {
            if (Rewrite(use, labels, place, memberName, declaration.IsProperty) is not { } changes)
            {
                return null;
            }

            edits.Add(use.Document.Id, changes);
            if (client == MigrationClient.MetricsKit)
            {
                if (new OwnClient(metric.Kind).Changes(use, solution) is not { } more)
                {
                    return null;
                }

                foreach ((DocumentId id, TextChange change, ISymbol? symbol) in more)
                {
                    edits.Add(id, change);
                    retyped.AddRange(symbol is null ? [] : [symbol]);
                }
            }
        }

        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } changed
            && await IsSoundAsync(solution, changed, edits.Documents, retyped, cancellationToken).ConfigureAwait(false)
            && await IsDeclaredAsync(changed.GetProject(project.Id)!, place.MetadataName, metric, cancellationToken).ConfigureAwait(false)
            ? changed
            : null;
    }

    private static List<LabelPlan> Labels(ReplaceableMetric metric, IReadOnlyList<MetricUse> uses, Accessibility access, CancellationToken cancellationToken)
    {
        var labels = new List<LabelPlan>();
        for (int i = 0; i < metric.Labels.Length; i++)
        {
            List<LabelEvidence> evidence = uses.Where(u => u.WithLabels is not null)
                .Select(u => LabelEvidence.Of(u.Values[i], u.Model, cancellationToken))
                .ToList();
            labels.Add(LabelPlan.Of(metric.Labels[i], evidence, access));
        }

        return labels;
    }

    // In the type that the field has: what takes the metric goes on taking it.
    private static string TypeOf(MemberDeclarationSyntax syntax, ReplaceableMetric metric, MigrationClient client, SemanticModel model)
    {
        if (client == MigrationClient.MetricsKit)
        {
            return Edits.Qualifier(model, syntax.SpanStart, metric.Kind.ToString()) + metric.Kind;
        }

        TypeSyntax type = syntax is FieldDeclarationSyntax field ? field.Declaration.Type : ((PropertyDeclarationSyntax)syntax).Type;
        string written = (type is NullableTypeSyntax nullable ? nullable.ElementType : type).ToString();
        return metric.Labels.IsEmpty ? written : written + ".Child";
    }

    private static string? Unprefixed(string name, string? prefix) =>
        prefix is null ? name
        : name.StartsWith(prefix + "_", StringComparison.Ordinal) && name.Length > prefix.Length + 1 ? name.Substring(prefix.Length + 1)
        : null;

    private static List<TextChange>? Rewrite(MetricUse use, List<LabelPlan> labels, SetPlace place, string member, bool isProperty)
    {
        var changes = new List<TextChange>(place.Rename(use, member));
        if (use.Reference is CrefSyntax)
        {
            return changes;
        }

        if (use.WithLabels is not { } call)
        {
            bool isName = use.Reference.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
            if (!isProperty && !isName)
            {
                changes.Add(Edits.Insert(use.Reference.Span.End, "()"));
            }

            return changes;
        }

        // Between the member and the parenthesis stands .WithLabels, and perhaps a line's end.
        var between = TextSpan.FromBounds(use.Reference.Span.End, call.ArgumentList.SpanStart);
        if (call.DescendantTrivia(between).Any(t => between.Contains(t.Span) && t.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)))
        {
            return null; // a comment would go with it
        }

        changes.Add(new TextChange(between, ""));
        changes.AddRange(use.OpenArray());
        for (int i = 0; i < labels.Count; i++)
        {
            ExpressionSyntax value = Unwrapped(use.Values[i]);
            if (labels[i].IsTyped && LabelEvidence.Of(value, use.Model, CancellationToken.None).Typed is { } typed)
            {
                typed = Unwrapped(typed);
                changes.Add(new TextChange(TextSpan.FromBounds(value.SpanStart, typed.SpanStart), ""));
                changes.Add(new TextChange(TextSpan.FromBounds(typed.Span.End, value.Span.End), ""));
            }
        }

        return changes.Where(c => c.Span.Length > 0 || c.NewText!.Length > 0).ToList();
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax value)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized.Expression;
        }

        return value;
    }

    private static Task<bool> IsSoundAsync(Solution before, Solution after, IReadOnlyCollection<DocumentId> changed, List<ISymbol> retyped, CancellationToken cancellationToken)
    {
        // What others see of a retyped field is not in the changed files alone.
        List<ProjectId> projects = retyped.Where(s => s.DeclaredAccessibility != Accessibility.Private)
            .Select(s => before.GetProject(s.ContainingAssembly)?.Id)
            .OfType<ProjectId>()
            .Distinct()
            .ToList();
        return CompileCheck.IsSoundAsync(before, after, changed.Concat(CompileCheck.DocumentsOf(before, projects)).Distinct(), cancellationToken);
    }

    // The parser of the generator has the last word on the declaration.
    private static async Task<bool> IsDeclaredAsync(Project project, string set, ReplaceableMetric metric, CancellationToken cancellationToken)
    {
        Compilation? compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return compilation?.Assembly.GetTypeByMetadataName(set) is { } type
            && MetricSetParser.Parse(type, compilation, checksTexts: false, cancellationToken).Metrics
                .Any(m => m.Metric.Name == metric.Name && m.Metric.Labels.Select(l => l.Name).SequenceEqual(metric.Labels));
    }
}
