using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Generators.Emission;

/// <summary>The file of one declaring type.</summary>
internal static class SetFile
{
    /// <summary>Adds the file.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="set">The type.</param>
    /// <param name="collisions">Full names that differ from another in case alone.</param>
    public static void Add(SourceProductionContext output, MetricSetDeclaration set, EquatableArray<string> collisions)
    {
        if (set.Members.IsEmpty)
        {
            return;
        }

        var writer = new SourceWriter();
        Write(writer, set);
        output.AddSource(HintName.Of(set.FullName, collisions.Contains(set.FullName)), writer.ToSourceText());
    }

    /// <summary>Writes the type with everything around it.</summary>
    public static void Write(SourceWriter writer, MetricSetDeclaration set)
    {
        writer.Separate();
        if (set.Namespace.Length > 0)
        {
            writer.Line($"namespace {set.Namespace};");
        }

        Write(writer, set, depth: 0);
    }

    private static void Write(SourceWriter writer, MetricSetDeclaration set, int depth)
    {
        TypePart type = set.Types[depth];
        bool isSet = depth == set.Types.Count - 1;
        writer.Separate();
        string modifiers = isSet && set.Members.Any(m => m.Header.Contains('*')) ? "unsafe partial" : "partial";
        writer.Open($"{modifiers} {type.Keyword} {type.Name}{(isSet && InstanceFamilies.HasLate(set) ? " : " + CSharp.Families + "IMetricSet" : "")}");
        if (isSet)
        {
            WriteSet(writer, set);
        }
        else
        {
            Initialisers.WriteForwarder(writer, set, depth);
            Write(writer, set, depth + 1);
        }

        writer.Close();
    }

    private static void WriteSet(SourceWriter writer, MetricSetDeclaration set)
    {
        InstanceFamilies.WriteFields(writer, set);
        var families = new FamilyPlace(set.Kind);
        foreach (MetricMember member in set.Members)
        {
            MemberCode.Write(writer, set.Kind == SetKind.Unsupported ? member with { Family = null } : member, families);
        }

        InstanceFamilies.WriteTypes(writer, set);
        Initialisers.WriteSet(writer, set);
        StaticFamilies.Write(writer, set);
        ObservedFamilies.WriteStatic(writer, set);
    }
}
