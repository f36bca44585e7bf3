namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>What a test asks of the machine.</summary>
[Flags]
internal enum Need
{
    /// <summary>Prometheus' own checker.</summary>
    Promtool = 1,

    /// <summary>Node with the packages of tests/tools.</summary>
    Node = 2,

    /// <summary>Schemas of the operator's objects.</summary>
    Crds = 4,
}

/// <summary>A test that skips where something is missing; with CI=true it runs, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Need need) => Skip = Needs.Missing(need);
}

/// <summary>As <see cref="NeedsFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(Need need) => Skip = Needs.Missing(need);
}

internal static class Needs
{
    /// <summary>What to install; null where everything is there, or where nothing may be skipped.</summary>
    public static string? Missing(Need need)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            return null;
        }

        return need switch
        {
            _ when need.HasFlag(Need.Promtool) && !OnPath("promtool") => "promtool is missing; install Debian's package 'prometheus'.",
            _ when need.HasFlag(Need.Node) && !OnPath("node") => "node is missing; install Debian's package 'nodejs'.",
            _ when need.HasFlag(Need.Node) && !Directory.Exists(Path.Combine(Places.Tools, "node_modules")) => "The node packages are missing; run 'npm ci' in tests/tools.",
            _ when need.HasFlag(Need.Crds) && Places.Crds is null => "The schemas are missing; put the operator's CRDs as JSON schemas into ../shared/data/crds.",
            _ => null,
        };
    }

    private static bool OnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
