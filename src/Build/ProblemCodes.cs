namespace MetricsKit.Build;

/// <summary>Ids of what the build task reports; each has a page in docs/rules. MK9005 is reported by the targets.</summary>
public static class ProblemCodes
{
    /// <summary>A folder or file cannot be written.</summary>
    public const string CannotWrite = "MK9001";

    /// <summary>A property or item has a value that nothing can be made of.</summary>
    public const string MalformedSetting = "MK9002";

    /// <summary>An assembly's manifest is of an unknown version, or unreadable.</summary>
    public const string UnreadableManifest = "MK9003";

    /// <summary>A file with the name of ours belongs to another project, or to nobody we know.</summary>
    public const string ForeignFile = "MK9004";

    /// <summary>A committed file does not say what the declarations say.</summary>
    public const string Outdated = "MK9006";

    /// <summary>Declarations that are fine one by one do not go together in one service.</summary>
    public const string Conflict = "MK9007";
}
