namespace MetricsKit.Generators;

/// <summary>Names of the pipeline's steps, for tests of what an edit recomputes.</summary>
public static class TrackingNames
{
    /// <summary>Types with <c>[MetricSet]</c>, parsed.</summary>
    public const string DeclaredSets = nameof(DeclaredSets);

    /// <summary>Types without <c>[MetricSet]</c> whose members carry a metric attribute, parsed, each once.</summary>
    public const string StraySets = nameof(StraySets);

    /// <summary>Names of sets that differ in case alone, whose files need different names.</summary>
    public const string Collisions = nameof(Collisions);

    /// <summary>What <c>[assembly: …]</c> attributes say.</summary>
    public const string Assembly = nameof(Assembly);

    /// <summary>Initialisers of the referenced assemblies' metrics.</summary>
    public const string References = nameof(References);

    /// <summary>All that the assembly's own file is made of.</summary>
    public const string Contents = nameof(Contents);

    /// <summary>Every step whose output reaches a file, in the order of the pipeline.</summary>
    public static IReadOnlyList<string> All { get; } = [DeclaredSets, StraySets, Collisions, Assembly, References, Contents];
}
