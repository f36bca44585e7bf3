using MetricsKit.Declarations;

namespace MetricsKit.Generators.Emission;

/// <summary>Families of instance members, made in the registry that the set is constructed with.</summary>
internal static class InstanceFamilies
{
    private const string Struct = "MetricsKitInstance";
    private const string Gate = "_metricsKitGate";

    /// <summary>True when the set has families that are made once the object stands.</summary>
    public static bool HasLate(MetricSetDeclaration set) => Late(set).Any() || ObservedFamilies.Instance(set).Count > 0;

    /// <summary>Writes the fields, and the constructor where the set has none of its own.</summary>
    public static void WriteFields(SourceWriter writer, MetricSetDeclaration set)
    {
        if (!HasInstance(set))
        {
            return;
        }

        bool primary = set.Kind == SetKind.PrimaryConstructor;
        writer.Line($"private readonly {Struct} {FamilyPlace.InstanceField}{(primary ? $" = new {Struct}({set.RegistryParameter})" : "")};");
        ObservedFamilies.WriteInstanceField(writer, set);
        if (Late(set).Any())
        {
            writer.Line($"private readonly object {Gate} = new object();");
        }

        foreach (MetricMember member in Late(set))
        {
            writer.Line($"private {FamilyCode.Type(member.Family!)}? {FamilyPlace.LateField(member)};");
        }

        if (!primary)
        {
            WriteConstructor(writer, set);
        }
    }

    /// <summary>Writes the struct that holds the families, and what makes the late ones.</summary>
    public static void WriteTypes(SourceWriter writer, MetricSetDeclaration set)
    {
        if (!HasInstance(set))
        {
            return;
        }

        WriteLate(writer, set);
        writer.Separate();
        writer.Line(CSharp.GeneratedCode);
        writer.Open($"private readonly struct {Struct}");
        writer.Line($"internal readonly {CSharp.Registry} Registry;");
        foreach (MetricMember member in Early(set))
        {
            writer.Line($"internal readonly {FamilyCode.Type(member.Family!)} {FamilyPlace.InstanceFamily(member)};");
            if (HasArray(member))
            {
                writer.Line($"internal readonly {FamilyCode.SeriesType(member.Family!)}?[] {FamilyPlace.InstanceSeries(member)};");
            }
        }

        writer.Separate();
        writer.Open($"internal {Struct}({CSharp.Registry} registry)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(registry);");
        writer.Line("Registry = registry;");
        foreach (MetricMember member in Early(set))
        {
            FamilyCode.Register(writer, FamilyPlace.InstanceFamily(member) + " = ", "registry", member.Family!);
            if (HasArray(member))
            {
                writer.Line($"{FamilyPlace.InstanceSeries(member)} = {FamilyPlace.InstanceFamily(member)}.Series;");
            }
        }

        writer.Close();
        writer.Close();
    }

    private static void WriteConstructor(SourceWriter writer, MetricSetDeclaration set)
    {
        writer.Separate();
        writer.Line("/// <summary>Creates the metrics of this set.</summary>");
        writer.Line("/// <param name=\"registry\">Where their series go.</param>");
        writer.Line(CSharp.GeneratedCode);
        writer.Open($"public {set.Types[set.Types.Count - 1].Name}({CSharp.Registry} registry)");
        writer.Line($"{FamilyPlace.InstanceField} = new {Struct}(registry);");
        WriteLateCalls(writer, set);
        writer.Close();
    }

    private static void WriteLateCalls(SourceWriter writer, MetricSetDeclaration set)
    {
        foreach (MetricMember member in Late(set))
        {
            writer.Line($"{FamilyPlace.LateMethod(member)}();");
        }

        if (ObservedFamilies.Instance(set).Count > 0)
        {
            writer.Line(ObservedFamilies.InstanceCall);
        }
    }

    private static void WriteLate(SourceWriter writer, MetricSetDeclaration set)
    {
        if (!HasLate(set))
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>Creates the metrics for which this object's own members are asked.</summary>");
        writer.Line(CSharp.GeneratedCode);
        writer.Open($"void {CSharp.Families}IMetricSet.Initialize()");
        WriteLateCalls(writer, set);
        writer.Close();
        ObservedFamilies.WriteInstance(writer, set);
        foreach (MetricMember member in Late(set))
        {
            writer.Separate();
            writer.Line(CSharp.GeneratedCode);
            writer.Open($"private {FamilyCode.Type(member.Family!)} {FamilyPlace.LateMethod(member)}()");
            writer.Open($"lock ({Gate})");
            FamilyCode.Register(writer, $"return {FamilyPlace.LateField(member)} ??= ", FamilyPlace.InstanceField + ".Registry", member.Family!);
            writer.Close();
            writer.Close();
        }
    }

    private static bool HasInstance(MetricSetDeclaration set) =>
        set.Kind == SetKind.GeneratedConstructor || (set.Kind == SetKind.PrimaryConstructor && (Served(set).Any() || ObservedFamilies.Instance(set).Count > 0));

    private static IEnumerable<MetricMember> Served(MetricSetDeclaration set)
    {
        var place = new FamilyPlace(set.Kind);
        return set.Kind is SetKind.GeneratedConstructor or SetKind.PrimaryConstructor
            ? set.Members.Where(m => m.IsServed() && !place.IsStatic(m))
            : [];
    }

    private static IEnumerable<MetricMember> Early(MetricSetDeclaration set) => Served(set).Where(m => !new FamilyPlace(set.Kind).IsLate(m));

    private static IEnumerable<MetricMember> Late(MetricSetDeclaration set) => Served(set).Where(new FamilyPlace(set.Kind).IsLate);

    private static bool HasArray(MetricMember member) => FamilyShapes.Of(member.Family!) == FamilyShape.Array;
}
