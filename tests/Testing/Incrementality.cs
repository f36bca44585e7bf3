using Microsoft.CodeAnalysis;

namespace MetricsKit.Testing;

/// <summary>Why the steps of a pipeline ran.</summary>
public static class Incrementality
{
    /// <summary>One step's reasons, each once: <c>Cached</c>, <c>Modified, Unchanged</c>; empty when the step did not run.</summary>
    public static string Reasons(this GeneratorRun run, string step) => Describe(Steps(run, step));

    /// <summary>The reasons of everything that ends in a generated file.</summary>
    public static string OutputReasons(this GeneratorRun run) =>
        Describe(run.Result.TrackedOutputSteps.SelectMany(s => s.Value));

    /// <summary>What of a step's outputs, or of what it was made of by this generator, must not be held.</summary>
    public static IReadOnlyList<string> Held(this GeneratorRun run, string step) =>
        Steps(run, step).SelectMany(s => s.Outputs).SelectMany(o => HeldObjects.Find(o.Value, step)).ToList();

    /// <summary>The values that a step gave.</summary>
    public static IReadOnlyList<object> Values(this GeneratorRun run, string step) =>
        Steps(run, step).SelectMany(s => s.Outputs).Select(o => o.Value).ToList();

    private static IEnumerable<IncrementalGeneratorRunStep> Steps(GeneratorRun run, string step) =>
        run.Result.TrackedSteps.TryGetValue(step, out var steps) ? steps : [];

    private static string Describe(IEnumerable<IncrementalGeneratorRunStep> steps) => string.Join(", ", steps
        .SelectMany(s => s.Outputs)
        .Select(o => o.Reason.ToString())
        .Distinct()
        .Order(StringComparer.Ordinal));
}
