using MetricsKit.Declarations;
using MetricsKit.Model;

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
        writer.Line($"private readonly {Struct} {FamilyPlace.InstanceField}{(primary ? $" = {NewStruct(set)}" : "")};");
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
        List<(string Type, string Name, string Field)> sources = Sources(set);
        foreach ((string type, _, string field) in sources)
        {
            writer.Line($"internal readonly {type} {field};");
        }

        foreach (MetricMember member in Early(set))
        {
            writer.Line($"internal readonly {FamilyCode.Type(member.Family!)} {FamilyPlace.InstanceFamily(member)};");
            if (HasArray(member))
            {
                writer.Line($"internal readonly {FamilyCode.SeriesType(member.Family!)}?[] {FamilyPlace.InstanceSeries(member)};");
            }
        }

        writer.Separate();
        writer.Open($"internal {Struct}({string.Join(", ", sources.Select(s => $"{s.Type} {s.Name}"))})");
        foreach ((_, string name, string field) in sources)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({name});");
            writer.Line($"{field} = {name};");
        }

        foreach (MetricMember member in Early(set))
        {
            FamilyCode.Register(writer, FamilyPlace.InstanceFamily(member) + " = ", ClientSources.Parameters, member.Family!);
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
        writer.Line($"{FamilyPlace.InstanceField} = {NewStruct(set)};");
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
            FamilyCode.Register(writer, $"return {FamilyPlace.LateField(member)} ??= ", ClientSources.Fields, member.Family!);
            writer.Close();
            writer.Close();
        }
    }

    private static string NewStruct(MetricSetDeclaration set) => $"new {Struct}({string.Join(", ", ClientSources.Given(set).For(Clients(set)))})";

    // What the struct's constructor takes, and keeps for families that are made later.
    private static List<(string Type, string Name, string Field)> Sources(MetricSetDeclaration set)
    {
        List<MetricClient> clients = Clients(set);
        return new ClientSources(CSharp.Registry, ClientSources.PrometheusType, ClientSources.MeterType, IsStatic: false).For(clients)
            .Zip(ClientSources.Parameters.For(clients), (type, name) => (type, name, char.ToUpperInvariant(name[0]) + name.Substring(1)))
            .ToList();
    }

    private static List<MetricClient> Clients(MetricSetDeclaration set) =>
        Served(set).Select(m => m.Family!.Metric.Client).Distinct().ToList();

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
