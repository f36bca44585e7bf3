namespace MetricsKit.Declarations;

/// <summary>What a diagnostic about a name carries for its fix, in its properties.</summary>
public static class SuggestedName
{
    /// <summary>The whole name, prefixes included.</summary>
    public const string Old = "name";

    /// <summary>The whole name to write instead.</summary>
    public const string New = "instead";

    /// <summary>What one of the old name's unit is in the new one's, as a decimal: <c>0.001</c>. Absent where no unit changes, or nobody knows for sure.</summary>
    public const string Factor = "factor";
}
