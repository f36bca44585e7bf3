using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>Writes the implementing part of one member.</summary>
internal static class MemberCode
{
    /// <summary>Writes the member.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="member">The member.</param>
    /// <param name="families">Where its family and series are kept.</param>
    public static void Write(SourceWriter writer, MetricMember member, FamilyPlace families)
    {
        if (member.Family?.Observed is not null)
        {
            return; // the user wrote its body
        }

        writer.Separate();
        writer.Open(member.Header);
        if (member.Accessors.IsEmpty)
        {
            Body(writer, member, families);
        }

        foreach (string accessor in member.Accessors)
        {
            // A metric has a getter alone; whatever else the property declares has to be there for the compiler.
            bool reads = accessor.EndsWith("get", StringComparison.Ordinal);
            writer.Block(accessor, w => Body(w, reads ? member : member with { Family = null, Failure = member.Failure ?? "A metric cannot be assigned." }, families));
        }

        writer.Close();
    }

    private static void Body(SourceWriter writer, MetricMember member, FamilyPlace families)
    {
        if (member.Family is not { } family)
        {
            Throw(writer, member.Failure ?? "This metric cannot be served.");
            return;
        }

        switch (FamilyShapes.Of(family))
        {
            case FamilyShape.Array:
                string index = Index(writer, member, family);
                Return($"{families.Series(member)}[{index}] ?? {families.Family(member)}.Create({index})");
                break;
            case FamilyShape.Large:
                Return($"{families.Family(member)}.Create({Index(writer, member, family)})");
                break;
            case FamilyShape.LookUp:
                Return($"{families.Family(member)}.Find({Index(writer, member, family)}, {LookedUp(family)})");
                break;
            case FamilyShape.TooLarge:
                Throw(writer, $"The closed labels of '{family.Metric.Name}' have more combinations than can be counted; use fewer labels, or labels with fewer values.");
                break;
            case FamilyShape.NoSeries:
                Throw(writer, $"'{family.Metric.Name}' is an info metric, which has no series to hand out.");
                break;
        }

        void Return(string series) => writer.Line($"return {ClientCode.Handle(family, series)};");
    }

    private static void Throw(SourceWriter writer, string message) =>
        writer.Line($"throw new global::System.NotSupportedException({CSharp.Literal(message)});");

    private static string Index(SourceWriter writer, MetricMember member, FamilyDeclaration family) =>
        LabelIndex.WriteAll(writer, family, new LocalNames(member.Header));

    private static string LookedUp(FamilyDeclaration family)
    {
        string[] values = family.Bindings.Where(b => b is OpenBinding or SourceBinding).Select(b => b.Access).ToArray();
        return values.Length == 1 ? values[0] : $"[{string.Join(", ", values)}]";
    }
}
