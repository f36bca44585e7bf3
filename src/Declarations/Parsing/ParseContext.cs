using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>What every part of the parser needs: the compilation, and a place for problems.</summary>
/// <param name="compilation">What is compiled.</param>
/// <param name="checksTexts">False where problems are dropped: PromQL is then taken as it is, for that is most of the work.</param>
/// <param name="cancellationToken">Ends the work early.</param>
internal sealed class ParseContext(Compilation compilation, bool checksTexts, CancellationToken cancellationToken)
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private IReadOnlyDictionary<string, MetricModel>? _known;

    public Compilation Compilation { get; } = compilation;

    public bool ChecksTexts { get; } = checksTexts;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public ImmutableArray<Problem> Problems => _problems.ToImmutable();

    /// <summary>Sound rules, for analyzers; the generator never looks.</summary>
    public List<FoundRule> FoundRules { get; } = [];

    /// <summary>Number of problems so far; a part that added none is sound.</summary>
    public int Count => _problems.Count;

    /// <summary>The same compilation, with problems that nobody reads.</summary>
    public ParseContext Silent() => new(Compilation, ChecksTexts, CancellationToken);

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        _problems.Add(new Problem(rule, location ?? Location.None, arguments.Select(Text).ToImmutableArray()));

    /// <summary>The metric of that exposed name, in this compilation's own catalogue or a referenced one.</summary>
    public MetricModel? FindMetric(string name)
    {
        _known ??= Catalogs.KnownMetrics(Compilation, CancellationToken);
        return _known.TryGetValue(name, out MetricModel? metric) ? metric : null;
    }

    // Messages must not depend on the culture of the machine that compiles.
    private static object Text(object argument) => argument switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument,
    };
}
