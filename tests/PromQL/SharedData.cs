using System.Text.Json;

namespace MetricsKit.PromQL.Tests;

/// <summary>Real rules, kept beside the repository.</summary>
internal static class SharedData
{
    public static IReadOnlyList<Rule> Rules => LazyRules.Value;

    private static readonly Lazy<IReadOnlyList<Rule>> LazyRules = new(() =>
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Rules!, "rules.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => new Rule(
            e.GetProperty("expr").GetString()!,
            e.GetProperty("promtool242").GetString()!))];
    });

    public static JsonDocument Functions(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Rules!, file)));

    /// <param name="Expr">Expression.</param>
    /// <param name="Verdict">What promtool 2.42 says: <c>ok</c> or its message.</param>
    internal sealed record Rule(string Expr, string Verdict)
    {
        public bool IsAccepted => Verdict == "ok";
    }
}
