namespace MetricsKit.Families;

/// <summary>
/// A metric whose values are read before each scrape, in rounds. A series is shown when the last round gave it a value; a round
/// that failed shows none. Bounds hold for the series of a round: those that it does not give make room for new ones.
/// </summary>
internal sealed class ObservedFamily : Family<ObservedSeries>
{
    /// <summary>Most observers of one metric: sets that come and go without end must not be kept without end.</summary>
    public const int MostSources = 1_000;

    private const int Nothing = int.MaxValue;

    private readonly object _running = new();
    private readonly object _pushing = new();
    private readonly Predicate<ObservedSeries> _isStale;
    private volatile ObservedSource[] _sources = [];
    private volatile int _shownFrom = Nothing;
    private volatile int _shown;
    private volatile bool _isRunning;
    private int _round;
    private int _count;

    public ObservedFamily(MetricRegistry registry, FamilyDefinition definition, MetricKind kind, LabelLayout layout)
        : base(registry, definition, kind, layout, reports: true, expires: false) =>
        _isStale = series => series.Round != _round;

    internal override bool HasSeries => _shown > 0;

    internal override bool MayFree => _count < SeriesCount;

    /// <summary>Adds a source of values, or puts it in the place of the one before where that says the same series.</summary>
    /// <returns>True for the first one.</returns>
    public bool Add(ObservedSource source)
    {
        lock (_pushing)
        {
            var before = _sources;
            _sources = source.IsReplaceable ? [source] : [.. before.TakeLast(MostSources - 1), source];
            return before.Length == 0;
        }
    }

    /// <summary>Runs one round. What a source throws comes out, and the metric is not shown.</summary>
    /// <param name="stop">Cancelled when nobody waits for the round any longer.</param>
    public void Observe(CancellationToken stop)
    {
        lock (_running)
        {
            _isRunning = true;
            var round = Begin();
            var isComplete = false;
            try
            {
                foreach (var source in _sources)
                {
                    source.Run(round);
                }

                isComplete = !stop.IsCancellationRequested;
            }
            finally
            {
                End(isComplete);
                _isRunning = false;
            }
        }
    }

    /// <summary>Shows nothing until the next round that ends well.</summary>
    public void Hide()
    {
        _shown = 0;
        _shownFrom = Nothing;
    }

    /// <summary>Takes a value of the present round; one of a round that is over is ignored.</summary>
    public void Push(int round, int closedIndex, ReadOnlySpan<string?> open, double value)
    {
        if (Kind == MetricKind.Counter && !(value >= 0 && double.IsFinite(value)))
        {
            ReportValue(value);
            return;
        }

        lock (_pushing)
        {
            if (round == _round && _isRunning)
            {
                var series = Layout.IsArray ? Create(closedIndex) : Find(closedIndex, open);
                _count += series.Push(round, value) ? 1 : 0;
            }
        }
    }

    internal override void CreateDeclared(LabelDefinition[] labels)
    {
    }

    internal override double? Read(string name, ReadOnlySpan<(string Label, string Value)> labels)
    {
        // A test that asks for a value means the present one. Where a round runs already, the last one's is what there is.
        if (!_isRunning)
        {
            Registry.Run(this);
        }

        return base.Read(name, labels);
    }

    private protected override void MakeRoom() => Forget(_isStale);

    private protected override ObservedSeries CreateSeries(byte[] labels) => new(labels);

    private protected override ReadOnlySpan<byte> LabelsOf(ObservedSeries series) => series.Labels;

    private protected override void WriteSeries(ObservedSeries series, SeriesWriter writer)
    {
        if (series.Round < _shownFrom)
        {
            return;
        }

        if (Kind == MetricKind.Counter)
        {
            writer.Counter(series.Labels, series.Value);
        }
        else
        {
            writer.Gauge(series.Labels, series.Value);
        }
    }

    private protected override double? ReadSeries(ObservedSeries series, string name, string extraValue) =>
        series.Round >= _shownFrom ? series.Value : null;

    private int Begin()
    {
        lock (_pushing)
        {
            _count = 0;
            return ++_round;
        }
    }

    private void End(bool isComplete)
    {
        lock (_pushing)
        {
            if (!isComplete)
            {
                Hide();
                return;
            }

            if (MayFree && !Layout.IsArray)
            {
                MakeRoom();
            }

            _shown = _count;
            _shownFrom = _round;
        }
    }

    private void ReportValue(double value)
    {
        if (!double.IsFinite(value))
        {
            ReportNotFinite("observed value", value);
        }
        else if (CountMisuse(MisuseReason.NegativeIncrement))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"Counter '{Name}' cannot be {value}; observe a gauge for what goes up and down."));
        }
    }
}
