using MetricsKit.Declarations;

namespace MetricsKit.Generators.Emission;

/// <summary>
/// What creates the series of static sets when the module loads. The assembly's initialiser cannot name a private nested
/// type, so the type around it forwards the call.
/// </summary>
internal static class Initialisers
{
    private const string Method = "MetricsKitInitialize";

    /// <summary>True when the assembly's initialiser creates the set's series.</summary>
    public static bool HasInitialiser(MetricSetDeclaration set) => StaticFamilies.Of(set).Count > 0 || ObservedFamilies.Static(set).Count > 0;

    /// <summary>The call that creates the set's series, from anywhere in the assembly.</summary>
    public static string Call(MetricSetDeclaration set) => CSharp.OutermostTypeOf(set) + "." + CallFrom(set, 0);

    /// <summary>Writes the set's own initialiser, if it has one.</summary>
    public static void WriteSet(SourceWriter writer, MetricSetDeclaration set)
    {
        if (HasInitialiser(set))
        {
            // Reading one field runs all the initialisers of the class.
            var reads = new List<string>();
            if (StaticFamilies.Of(set) is { Count: > 0 } families)
            {
                reads.Add($"global::System.GC.KeepAlive({FamilyPlace.FamiliesClass}.{FamilyPlace.StaticName(families[0])});");
            }

            if (ObservedFamilies.Static(set).Count > 0)
            {
                reads.Add($"_ = {ObservedFamilies.StaticClass}.{ObservedFamilies.StaticField};");
            }

            WriteMethod(writer, Method, [.. reads]);
        }
    }

    /// <summary>Writes the method by which the type at <paramref name="depth"/> reaches a private type inside it, if there is one.</summary>
    public static void WriteForwarder(SourceWriter writer, MetricSetDeclaration set, int depth)
    {
        if (HasInitialiser(set) && !set.Types[depth + 1].IsReachable)
        {
            WriteMethod(writer, Forwarder(set, depth), $"{set.Types[depth + 1].Name}.{CallFrom(set, depth + 1)};");
        }
    }

    private static void WriteMethod(SourceWriter writer, string name, params string[] body)
    {
        writer.Separate();
        writer.Line("/// <summary>Creates series; called when the module loads.</summary>");
        writer.Line(CSharp.GeneratedCode);
        writer.Line(CSharp.HiddenFromEditors);
        writer.Open($"internal static void {name}()");
        foreach (string line in body)
        {
            writer.Line(line);
        }

        writer.Close();
    }

    // Inner types are named as far as the outer one can see them.
    private static string CallFrom(MetricSetDeclaration set, int depth) =>
        depth == set.Types.Count - 1 ? Method + "()"
        : set.Types[depth + 1].IsReachable ? set.Types[depth + 1].Name + "." + CallFrom(set, depth + 1)
        : Forwarder(set, depth) + "()";

    private static string Forwarder(MetricSetDeclaration set, int depth) =>
        Method + "_" + string.Join("_", set.Types.Skip(depth + 1).Select(t => t.Name.TrimStart('@')));
}
