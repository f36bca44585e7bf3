using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.CodeFixes;

/// <summary>A label as a parameter: typed where all that reaches it proves the type.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Enum">Its enum.</param>
/// <param name="Format">How the enum's names are written.</param>
/// <param name="IsBool">True for a bool.</param>
/// <param name="Values">The values of a string that has no others; empty for an open one.</param>
internal sealed record LabelPlan(string Name, INamedTypeSymbol? Enum, string? Format, bool IsBool, ImmutableSortedSet<string> Values)
{
    // The budget of a metric, and what an open label may take of it.
    private const int MostLines = 5000;
    private static readonly int[] Bounds = [100, 50, 20, 10];

    /// <summary>True where the label takes any text.</summary>
    public bool IsOpen => Enum is null && !IsBool && Values.IsEmpty;

    /// <summary>True where call sites pass the enum or bool in place of its text.</summary>
    public bool IsTyped => Enum is not null || IsBool;

    /// <summary>How many values it has, as far as they are known.</summary>
    public int Count => Enum is not null ? Enum.GetMembers().OfType<IFieldSymbol>().Count(f => f.HasConstantValue) : IsBool ? 2 : Math.Max(Values.Count, 1);

    /// <summary>The plan for a label, from what each call passes.</summary>
    public static LabelPlan Of(string name, IReadOnlyList<LabelEvidence> evidence, Accessibility access)
    {
        var open = new LabelPlan(name, null, null, IsBool: false, ImmutableSortedSet<string>.Empty);
        if (evidence.Count == 0 || evidence.Any(e => e.Texts is null))
        {
            return open;
        }

        ImmutableSortedSet<string> texts = evidence.SelectMany(e => e.Texts!).ToImmutableSortedSet(StringComparer.Ordinal);
        if (texts.Any(t => t.Length == 0 || t == Names.Other))
        {
            return open; // an empty value is no value of a closed label, and 'other' is what it writes for all else
        }

        LabelEvidence first = evidence[0];
        return evidence.All(e => e.IsBool) ? open with { IsBool = true }
            : first.Enum is { } type && evidence.All(e => e.Format == first.Format && SymbolEqualityComparer.Default.Equals(e.Enum, type)) && Reads(type) && Reaches(type, access)
                ? open with { Enum = type, Format = first.Format }
                : open with { Values = texts };
    }

    /// <summary>The bound that open labels state: 100 values each, or fewer where the metric would go past its budget.</summary>
    public static int BoundFor(IReadOnlyList<LabelPlan> labels, int linesOfOne)
    {
        long closed = labels.Where(l => !l.IsOpen).Aggregate((long)linesOfOne, (product, label) => product * label.Count);
        int open = labels.Count(l => l.IsOpen);
        return Bounds.FirstOrDefault(b => closed * Math.Pow(b, open) <= MostLines) is var bound && bound > 0 ? bound : Bounds[Bounds.Length - 1];
    }

    /// <summary>The parameter.</summary>
    /// <param name="model">A model of the file it is written to.</param>
    /// <param name="position">Where in it.</param>
    /// <param name="bound">The bound, for an open label.</param>
    public string Write(SemanticModel model, int position, int bound)
    {
        string parameter = MemberNames.Parameter(Name);
        var settings = new List<string>();
        if (Names.ToSnakeCase(parameter) != Name)
        {
            settings.Add(Literal(Name));
        }

        if (IsOpen)
        {
            settings.Add("MaxValues = " + CSharpNumber.Of(bound));
        }

        if (Enum is not null)
        {
            settings.Add("Format = " + Edits.Qualifier(model, position, "LabelFormat") + "LabelFormat." + Format);
        }

        var attributes = new List<string>();
        if (settings.Count > 0)
        {
            attributes.Add(Edits.Qualifier(model, position, "LabelAttribute") + "Label(" + string.Join(", ", settings) + ")");
        }

        if (!Values.IsEmpty)
        {
            attributes.Add(Edits.Qualifier(model, position, "LabelValuesAttribute") + "LabelValues(" + string.Join(", ", Values.Select(Literal)) + ")");
        }

        string type = Enum?.ToMinimalDisplayString(model, position) ?? (IsBool ? "bool" : "string");
        return (attributes.Count > 0 ? "[" + string.Join(", ", attributes) + "] " : "") + type + " " + MemberNames.Escape(parameter);
    }

    // Attributes of ours on the enum would write other texts than ToString does.
    private static bool Reads(INamedTypeSymbol type) =>
        !type.GetMembers().OfType<IFieldSymbol>().Any(f => KnownNames.Find(f.GetAttributes(), "LabelValue") is not null);

    private static bool Reaches(INamedTypeSymbol type, Accessibility access)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            bool reaches = outer.DeclaredAccessibility == Accessibility.Public || (access != Accessibility.Public && outer.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal);
            if (!reaches)
            {
                return false;
            }
        }

        return true;
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
