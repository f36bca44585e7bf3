namespace MetricsKit.Tests;

/// <summary>What a test needs from the machine, and what to install where it is missing.</summary>
internal static class Needs
{
    public const string Promtool = "promtool";
    public const string Prometheus = "prometheus";
    public const string Alertmanager = "prometheus-alertmanager";
    public const string Pushgateway = "prometheus-pushgateway";
    public const string NodeExporter = "prometheus-node-exporter";
    public const string NodePackages = "the npm packages of tests/tools";
    public const string Schemas = "the operator's schemas";
    public const string Rules = "real rules";
    public const string UserPrograms = "user programs";
    public const string Linker = "a linker";

    /// <summary>Debian's name of Alertmanager's program, and everybody else's.</summary>
    public static readonly string[] AlertmanagerNames = [Alertmanager, "alertmanager"];

    /// <summary>Debian's name of the Pushgateway's program, and everybody else's.</summary>
    public static readonly string[] PushgatewayNames = [Pushgateway, "pushgateway"];

    /// <summary>Debian's name of node_exporter, and everybody else's.</summary>
    public static readonly string[] NodeExporterNames = [NodeExporter, "node_exporter"];

    /// <summary>True where a test that lacks something must fail instead of skip.</summary>
    public static bool AreMust { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Why a test cannot run here; null when all it needs is there.</summary>
    public static string? Missing(params string[] needs) => needs.Select(Missing).FirstOrDefault(missing => missing is not null);

    /// <summary>Fails where something is missing, which it can only be with CI=true, and says what to install.</summary>
    public static void Require(params string[] needs)
    {
        string? missing = Missing(needs);
        Assert.True(missing is null, missing);
    }

    /// <summary>Full path of the first of these programs that stands on PATH; null where none does.</summary>
    public static string? Find(params string[] programs) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => programs.Select(program => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    private static string? Missing(string need) => need switch
    {
        Promtool or Prometheus => Find(need) is null ? $"{need} is missing: install the Debian package prometheus" : null,
        Alertmanager => Find(AlertmanagerNames) is null ? $"{need} is missing: install the Debian package prometheus-alertmanager" : null,
        Pushgateway => Find(PushgatewayNames) is null ? $"{need} is missing: install the Debian package of that name" : null,
        NodeExporter => Find(NodeExporterNames) is null ? $"{need} is missing: install the Debian package of that name" : null,
        Linker => Find("clang", "gcc") is null ? "a linker is missing: install the Debian packages gcc and libc6-dev" : null,
        NodePackages => Find("node") is null || !Directory.Exists(Path.Combine(Repository.Tools, "node_modules", "ajv"))
            ? "ajv is missing: install the Debian packages nodejs and npm, then run 'npm ci' in tests/tools"
            : null,
        Schemas => MissingFolder(Repository.Schemas, need, "data/crds"),
        Rules => MissingFolder(Repository.Rules, need, "data/promql"),
        UserPrograms => MissingFolder(Repository.UserPrograms, need, "surface/users"),
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "no such need"),
    };

    private static string? MissingFolder(string? folder, string need, string path) =>
        folder is null ? $"{need} are missing: no folder above the tests holds shared/{path}" : null;
}

/// <summary>A test that skips where something is missing, unless CI=true: there it runs, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedsAttribute : FactAttribute
{
    public FactNeedsAttribute(params string[] needs) => Skip = Needs.AreMust ? null : Needs.Missing(needs);
}

/// <summary>As <see cref="FactNeedsAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryNeedsAttribute : TheoryAttribute
{
    public TheoryNeedsAttribute(params string[] needs) => Skip = Needs.AreMust ? null : Needs.Missing(needs);
}
