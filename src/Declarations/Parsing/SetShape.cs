using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>The types around the members: whether code can be added to them, and where a set gets its registry.</summary>
/// <param name="Types">Enclosing types, outermost first.</param>
/// <param name="Kind">Where families live.</param>
/// <param name="Constructor">What metrics are made with, when there is a constructor.</param>
internal sealed record SetShape(EquatableArray<TypePart> Types, SetKind Kind, SetConstructor? Constructor)
{
    /// <summary>The shape, or null when no generated code can join the type.</summary>
    /// <param name="context">The compilation, and a place for problems.</param>
    /// <param name="set">The type.</param>
    /// <param name="metrics">Its metrics, at least one.</param>
    public static SetShape? Read(ParseContext context, INamedTypeSymbol set, IReadOnlyList<ISymbol> metrics)
    {
        string firstMetric = metrics[0].Name;
        var types = new List<TypePart>();
        bool open = true, generic = false;
        for (INamedTypeSymbol? type = set; type is not null; type = type.ContainingType)
        {
            List<TypeDeclarationSyntax> parts = Declarations(context, type);
            if (parts.Count == 0)
            {
                return null;
            }

            if (!parts.Any(p => p.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                context.Report(Rules.TypeNotPartial, parts[0].Identifier.GetLocation(), type.Name, firstMetric, Keyword(parts[0]));
                open = false;
            }
            else if (parts.Any(p => p.Modifiers.Any(SyntaxKind.FileKeyword)))
            {
                context.Report(Rules.FileLocalType, parts[0].Identifier.GetLocation(), type.Name);
                open = false;
            }

            generic |= type.TypeParameters.Length > 0;
            types.Insert(0, Part(type, parts[0]));
        }

        if (!open)
        {
            return null;
        }

        if (generic)
        {
            context.Report(Rules.GenericMetric, Declarations(context, set)[0].Identifier.GetLocation(), set.Name);
            return new SetShape(types.ToEquatableArray(), SetKind.Unsupported, null);
        }

        (SetKind kind, SetConstructor? constructor) = ReadKind(context, set, metrics);
        return new SetShape(types.ToEquatableArray(), kind, constructor);
    }

    private static (SetKind Kind, SetConstructor? Constructor) ReadKind(ParseContext context, INamedTypeSymbol set, IReadOnlyList<ISymbol> metrics)
    {
        if (set.IsStatic)
        {
            return (SetKind.Static, null);
        }

        Location place = Declarations(context, set)[0].Identifier.GetLocation();
        if (set.TypeKind != TypeKind.Class)
        {
            return (SetKind.Unsupported, null); // [MetricSet] cannot stand there, and MK1006 says so
        }

        List<IMethodSymbol> written = set.InstanceConstructors
            .Where(c => !c.IsImplicitlyDeclared && !IsGenerated(c) && !(set.IsRecord && IsCopy(c, set)))
            .ToList();
        if (written.Count == 0)
        {
            bool reachable = set.BaseType is not { SpecialType: not SpecialType.System_Object } parent
                || parent.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility != Accessibility.Private);
            if (reachable)
            {
                return (SetKind.GeneratedConstructor, null);
            }

            context.Report(Rules.MetricSetConstructor, place, set.Name, $"has a base class whose constructors need arguments; give it a primary constructor with a MetricRegistry, and pass them on");
            return (SetKind.Unsupported, null);
        }

        IMethodSymbol? primary = written.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax(context.CancellationToken) is TypeDeclarationSyntax));
        HashSet<MetricClient> clients = [.. metrics.Where(m => !m.IsStatic).Select(m => ClientTypes.OfAnyKind(MemberParser.ReturnType(m).Type) ?? MetricClient.MetricsKit)];
        (SetConstructor? constructor, string? fault) = SetConstructor.Read(primary, clients);
        if (fault is null)
        {
            return (SetKind.PrimaryConstructor, constructor);
        }

        context.Report(Rules.MetricSetConstructor, place, set.Name, fault);
        return (SetKind.Unsupported, null);
    }

    // Analyzers see the generator's own constructor as well.
    private static bool IsGenerated(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "GeneratedCodeAttribute");

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol set) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, set);

    private static TypePart Part(INamedTypeSymbol type, TypeDeclarationSyntax syntax)
    {
        string name = Identifiers.Escape(type.Name);
        if (type.TypeParameters.Length > 0)
        {
            name += "<" + string.Join(", ", type.TypeParameters.Select(p => Identifiers.Escape(p.Name))) + ">";
        }

        bool reachable = type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
        return new TypePart(Keyword(syntax), name, reachable);
    }

    private static string Keyword(TypeDeclarationSyntax syntax) =>
        syntax is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.None) && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
            ? "record struct"
            : syntax.Keyword.Text;

    // The generator's part of the type is not the user's to mend.
    private static List<TypeDeclarationSyntax> Declarations(ParseContext context, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(context.CancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .OrderBy(d => d.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .ToList();
}
