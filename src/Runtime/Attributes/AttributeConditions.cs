namespace MetricsKit;

/// <summary>Declarations are for the compiler and the build. Unless a project defines this symbol, none of them reaches IL.</summary>
internal static class AttributeConditions
{
    /// <summary>The symbol that keeps the conditional attributes in IL.</summary>
    public const string Keep = "METRICSKIT_ATTRIBUTES";
}
