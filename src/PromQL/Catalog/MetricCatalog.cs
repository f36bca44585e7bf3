using System.Collections.Concurrent;

namespace MetricsKit.PromQL.Checks;

/// <summary>Which part of a family a series is.</summary>
public enum SeriesPart
{
    /// <summary>The family's own series: a counter, a gauge, the quantiles of a summary.</summary>
    Value,

    /// <summary><c>_bucket</c> of a histogram.</summary>
    Bucket,

    /// <summary><c>_count</c> of a histogram or summary.</summary>
    Count,

    /// <summary><c>_sum</c> of a histogram or summary.</summary>
    Sum,
}

/// <summary>A series' name, looked up.</summary>
/// <param name="Family">The family it belongs to.</param>
/// <param name="Part">Which part of it.</param>
public readonly record struct KnownSeries(MetricFamily Family, SeriesPart Part);

/// <summary>The series that expressions can select, and what is known of those that are not listed. Immutable; make one and check many rules against it.</summary>
public sealed class MetricCatalog
{
    private readonly Dictionary<string, KnownSeries> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedSeries> _recorded = new(StringComparer.Ordinal);
    private readonly bool _readsAllJobs;
    private MetricCatalog? _ofAllJobs;
    private IReadOnlyList<string>? _meantNames;

    /// <summary>A catalogue of these series.</summary>
    /// <param name="families">Families, in order of precedence: the first of a name wins.</param>
    /// <param name="recorded">What recording rules make.</param>
    public MetricCatalog(IEnumerable<MetricFamily> families, IEnumerable<RecordedSeries>? recorded = null)
    {
        Families = [.. families];
        foreach (MetricFamily family in Families)
        {
            if (family.Type is MetricType.Histogram)
            {
                Add(family.Name + "_bucket", family, SeriesPart.Bucket);
            }

            if (family.Type is MetricType.Histogram or MetricType.Summary)
            {
                Add(family.Name + "_count", family, SeriesPart.Count);
                Add(family.Name + "_sum", family, SeriesPart.Sum);
            }

            if (family.Type is not MetricType.Histogram)
            {
                Add(family.Name, family, SeriesPart.Value);
            }
            else if (family.IsNative)
            {
                // Rates and quantiles of it are right, and so is whatever else there is for native histograms.
                Add(family.Name, family with { Type = MetricType.Unknown }, SeriesPart.Value);
            }
        }

        foreach (RecordedSeries series in recorded ?? [])
        {
            if (!_recorded.ContainsKey(series.Name))
            {
                _recorded.Add(series.Name, series);
            }
        }
    }

    private MetricCatalog(MetricCatalog ofOwnJob)
    {
        (_series, _recorded, Families) = (ofOwnJob._series, ofOwnJob._recorded, ofOwnJob.Families);
        (OwnPrefixes, ForeignPrefixes, Job, TargetLabels) = (ofOwnJob.OwnPrefixes, ofOwnJob.ForeignPrefixes, ofOwnJob.Job, ofOwnJob.TargetLabels);
        _readsAllJobs = true;
    }

    /// <summary>Nothing is known.</summary>
    public static MetricCatalog Empty { get; } = new([]);

    /// <summary>The families, as given.</summary>
    public IReadOnlyList<MetricFamily> Families { get; }

    /// <summary>The recorded series.</summary>
    public IReadOnlyCollection<RecordedSeries> Recorded => _recorded.Values;

    /// <summary>
    /// Names of series begin with one of these where they are declared here and nowhere else, each with its last underscore
    /// (<c>myshop_</c>): a name that begins so and is in no family is a mistake. Any other unlisted name is somebody else's.
    /// </summary>
    public IReadOnlyList<string> OwnPrefixes { get; init; } = [];

    /// <summary>Names that begin so are somebody else's, also where they begin with one of <see cref="OwnPrefixes"/> or are nearly a known name.</summary>
    public IReadOnlyList<string> ForeignPrefixes { get; init; } = [];

    /// <summary>
    /// The job that the declared series are scraped as; null where it is not known. A selector that asks for another one reads
    /// another service's series, also where they have a name that is declared here, unless that begins with an own prefix.
    /// </summary>
    public string? Job { get; init; }

    /// <summary>Labels that any series may get from outside, besides those that scraping and the operator add (see <see cref="ScrapeLabels"/>).</summary>
    public IReadOnlyList<string> TargetLabels { get; init; } = [];

    /// <summary>Labels that scraping and the operator add to any series.</summary>
    public static IReadOnlyList<string> ScrapeLabels { get; } = ["job", "instance", "namespace", "pod", "container", "service", "endpoint", "node", "cluster"];

    /// <summary>What Prometheus puts before the name of a label that the target has as well, unless it honours the metric's.</summary>
    internal const string Renamed = "exported_";

    /// <summary>The series of that name; null where none is listed.</summary>
    public KnownSeries? Find(string series) => _series.TryGetValue(series, out KnownSeries found) ? found : null;

    /// <summary>The series of that name, as the selector reads it; null where none is listed, or another service's is meant.</summary>
    internal KnownSeries? Find(string series, VectorSelector selector)
    {
        if (IsOfAnotherJob(series, selector) || Find(series) is not { } known)
        {
            return null;
        }

        return _readsAllJobs && known.Family.IsShared && !NamesOwnJob(selector)
            ? known with { Family = known.Family with { Labels = null, Buckets = [] } }
            : known;
    }

    /// <summary>True for a label that scraping or the target adds.</summary>
    internal bool IsAdded(string label)
    {
        for (int i = 0; i < ScrapeLabels.Count; i++)
        {
            if (ScrapeLabels[i] == label)
            {
                return true;
            }
        }

        for (int i = 0; i < TargetLabels.Count; i++)
        {
            if (TargetLabels[i] == label)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The catalogue as a rule reads it.</summary>
    internal MetricCatalog For(RuleText rule) => rule.ReadsAllJobs && !_readsAllJobs ? LazyInitializer.EnsureInitialized(ref _ofAllJobs, () => new MetricCatalog(this))! : this;

    private bool NamesOwnJob(VectorSelector selector)
    {
        for (int i = 0; i < selector.Matchers.Count; i++)
        {
            if (selector.Matchers[i] is { Name: "job", Operator: MatchOperator.Equal } matcher && matcher.Value == Job)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the selector asks for another job's series of a name that others may have too.</summary>
    internal bool IsOfAnotherJob(string series, VectorSelector selector)
    {
        if (Job is null)
        {
            return false;
        }

        for (int i = 0; i < selector.Matchers.Count; i++)
        {
            if (selector.Matchers[i] is { Name: "job" } matcher && MatcherValues.Accepts(matcher, Job) == false)
            {
                return !OwnPrefixes.Any(p => series.StartsWith(p, StringComparison.Ordinal));
            }
        }

        return false;
    }

    /// <summary>The recorded series of that name; null where no rule is listed.</summary>
    public RecordedSeries? FindRecorded(string series) => _recorded.TryGetValue(series, out RecordedSeries? found) ? found : null;

    /// <summary>True where the catalogue says nothing about any name.</summary>
    internal bool IsEmpty => _series.Count == 0 && _recorded.Count == 0 && OwnPrefixes.Count == 0;

    /// <summary>Names of all series that are not recorded.</summary>
    internal IReadOnlyCollection<string> SeriesNames => _series.Keys;

    /// <summary>Those of them that an unlisted name may be meant to be.</summary>
    internal IReadOnlyList<string> MeantNames => _meantNames ??= [.. _series.Where(s => !s.Value.Family.IsCommon).Select(s => s.Key)];

    /// <summary>Labels that rules give, worked out once.</summary>
    internal ConcurrentDictionary<string, LabelSet> RuleLabels { get; } = new(StringComparer.Ordinal);

    /// <summary>What is known of names that are not listed, found once: the same ones come up again and again.</summary>
    internal ConcurrentDictionary<string, NameGuess> Guesses { get; } = new(StringComparer.Ordinal);

    private void Add(string name, MetricFamily family, SeriesPart part)
    {
        if (!_series.ContainsKey(name))
        {
            _series.Add(name, new KnownSeries(family, part));
        }
    }
}
