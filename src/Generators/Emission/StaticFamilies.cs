using MetricsKit.Declarations;

namespace MetricsKit.Generators.Emission;

/// <summary>Families of static members: nested classes with field initialisers and no static constructor, so that the JIT reads the fields as constants.</summary>
internal static class StaticFamilies
{
    /// <summary>Members whose families are static, in order.</summary>
    public static IReadOnlyList<MetricMember> Of(MetricSetDeclaration set)
    {
        var place = new FamilyPlace(set.Kind);
        return set.Members.Where(m => set.Kind != SetKind.Unsupported && m.IsServed() && place.IsStatic(m)).ToList();
    }

    /// <summary>Writes the nested classes, if any.</summary>
    public static void Write(SourceWriter writer, MetricSetDeclaration set)
    {
        IReadOnlyList<MetricMember> members = Of(set);
        if (members.Count > 0)
        {
            Class(writer, FamilyPlace.FamiliesClass, members, (w, member) => WriteFamily(w, member, ClientSources.Static(set)));
        }

        List<MetricMember> arrays = members.Where(m => FamilyShapes.Of(m.Family!) == FamilyShape.Array).ToList();
        if (arrays.Count > 0)
        {
            Class(writer, FamilyPlace.SeriesClass, arrays, WriteSeries);
        }
    }

    private static void Class(SourceWriter writer, string name, IReadOnlyList<MetricMember> members, Action<SourceWriter, MetricMember> field)
    {
        writer.Separate();
        writer.Line(CSharp.GeneratedCode);
        writer.Open($"private static class {name}");
        foreach (MetricMember member in members)
        {
            field(writer, member);
        }

        writer.Close();
    }

    private static void WriteFamily(SourceWriter writer, MetricMember member, ClientSources sources)
    {
        writer.Line($"internal static readonly {FamilyCode.Type(member.Family!)} {FamilyPlace.StaticName(member)} =");
        writer.Indented(w => FamilyCode.Register(w, "", sources, member.Family!));
        writer.Separate();
    }

    private static void WriteSeries(SourceWriter writer, MetricMember member)
    {
        string name = FamilyPlace.StaticName(member);
        writer.Line($"internal static readonly {FamilyCode.SeriesType(member.Family!)}?[] {name} = {FamilyPlace.FamiliesClass}.{name}.Series;");
    }
}
