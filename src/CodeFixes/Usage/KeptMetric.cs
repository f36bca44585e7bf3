using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>A metric of prometheus-net that a method creates of constants, and the static field that is to keep it.</summary>
/// <param name="Creation">The creation.</param>
/// <param name="Holder">The type that gets the field.</param>
/// <param name="Type">The field's type, as that place writes it.</param>
/// <param name="Name">The metric's name.</param>
internal sealed record KeptMetric(InvocationExpressionSyntax Creation, TypeDeclarationSyntax Holder, string Type, string Name)
{
    /// <summary>The creation that a diagnostic marks; null where it depends on more than constants, or nothing can hold it.</summary>
    public static KeptMetric? Find(SyntaxNode root, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue("metric", out string? name) || name is null
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } creation
            || creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } holder || holder is InterfaceDeclarationSyntax || holder.OpenBraceToken.IsKind(SyntaxKind.None)
            || model.GetOperation(creation, cancellationToken) is not IInvocationOperation { TargetMethod.IsStatic: true, Type: { } type } operation
            || !operation.Descendants().All(IsTheSameEverywhere)
            || creation.DescendantTrivia().Any(t => t.IsDirective))
        {
            return null;
        }

        return new KeptMetric(creation, holder, type.ToMinimalDisplayString(model, holder.OpenBraceToken.Span.End), name);
    }

    /// <summary>Changes that make each a field, those that are the same one.</summary>
    public static IReadOnlyList<TextChange> Changes(IEnumerable<KeptMetric> metrics, SemanticModel model, SourceText text)
    {
        var changes = new List<TextChange>();
        foreach (IGrouping<TypeDeclarationSyntax, KeptMetric> type in metrics.GroupBy(m => m.Holder))
        {
            TypeDeclarationSyntax holder = type.Key;
            string ending = Edits.EndingOf(text);
            string indent = holder.Members.Count > 0 && IsOnItsLine(text, holder.Members[0].SpanStart) ? Edits.IndentOf(text, holder.Members[0].SpanStart) : Edits.IndentOf(text, holder.SpanStart) + "    ";
            var taken = new HashSet<string>(model.LookupSymbols(holder.OpenBraceToken.Span.End).Select(s => s.Name).Concat(Identifiers(holder)), StringComparer.Ordinal);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            string added = "";
            foreach (KeptMetric metric in type.OrderBy(m => m.Creation.SpanStart))
            {
                string value = metric.Creation.ToString();
                if (!fields.TryGetValue(value, out string? name))
                {
                    name = FieldOf(holder, metric.Type, value) ?? Unused(metric.Name, taken);
                    fields.Add(value, name);
                    if (taken.Add(name))
                    {
                        added += $"{ending}{indent}private static readonly {metric.Type} {name} = {value};";
                    }
                }

                changes.Add(new TextChange(metric.Creation.Span, name));
            }

            if (added.Length > 0)
            {
                bool isOneLine = !IsOnItsLine(text, holder.CloseBraceToken.SpanStart);
                changes.Add(Edits.Insert(holder.OpenBraceToken.Span.End, isOneLine ? added.Replace(ending + indent, " ") : added + ending));
            }
        }

        return [.. changes.OrderBy(c => c.Span.Start)];
    }

    // Constants, lists of them, and what libraries make of them: nothing of the method, the object or the type itself.
    private static bool IsTheSameEverywhere(IOperation operation) => operation switch
    {
        IParameterReferenceOperation or ILocalReferenceOperation or IAnonymousFunctionOperation or IAwaitOperation or IInvalidOperation => false,
        IInstanceReferenceOperation instance => instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver,
        IFieldReferenceOperation { ConstantValue.HasValue: false, Field: { DeclaringSyntaxReferences.IsEmpty: false } } => false,
        IPropertyReferenceOperation { Property: { IsStatic: true, DeclaringSyntaxReferences.IsEmpty: false } } => false,
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } => false,
        _ => true,
    };

    // The same field, made before: by hand, or by this fix in another method.
    private static string? FieldOf(TypeDeclarationSyntax holder, string type, string value) => holder.Members.OfType<FieldDeclarationSyntax>()
        .Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) && f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && f.Declaration.Type.ToString() == type)
        .SelectMany(f => f.Declaration.Variables)
        .FirstOrDefault(v => v.Initializer?.Value.ToString() == value)?.Identifier.ValueText;

    private static string Unused(string metric, HashSet<string> taken)
    {
        string name = MemberNames.Pascal(MemberNames.Parameter(metric.Replace(':', '_').Replace('.', '_').Replace('-', '_')));
        string free = name;
        for (int i = 2; taken.Contains(free); i++)
        {
            free = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static IEnumerable<string> Identifiers(SyntaxNode holder) => holder.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText);

    private static bool IsOnItsLine(SourceText text, int position) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)));
}
