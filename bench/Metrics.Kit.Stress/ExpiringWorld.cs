using MetricsKit.Families;

namespace MetricsKit.Stress;

/// <summary>
/// Series that expire all the time while threads write them, by look-up and through handles held since long ago. Each increment is accounted
/// for by label: what scrapes show must add up to what was counted.
/// </summary>
internal sealed class ExpiringWorld
{
    // So many in a burst that a lost increment is not mistaken for a series that starts anew.
    private const int Burst = 1_500;
    private const int Labels = 40;
    private static readonly TimeSpan s_expireAfter = TimeSpan.FromMinutes(10);

    private readonly Clock _clock = new();
    private readonly MetricRegistry _registry;
    private readonly Family<Counter> _counters;
    private readonly Family<Histogram> _histograms;
    private readonly Counter?[] _heldCounters = new Counter?[Labels];
    private readonly Histogram?[] _heldHistograms = new Histogram?[Labels];
    private readonly long[] _counted = new long[Labels];
    private readonly long[] _observed = new long[Labels];
    private readonly SeenSeries[] _seenCounters = [.. Enumerable.Range(0, Labels).Select(_ => new SeenSeries())];
    private readonly SeenSeries[] _seenHistograms = [.. Enumerable.Range(0, Labels).Select(_ => new SeenSeries())];
    private readonly Random _random = new(1);

    public ExpiringWorld()
    {
        _registry = new MetricRegistry { TimeProvider = _clock };
        _counters = _registry.RegisterCounter(new() { Name = "c_total", Labels = [LabelDefinition.Open("x", false, Labels)], ExpireAfter = s_expireAfter });
        _histograms = _registry.RegisterHistogram(new()
        {
            Name = "h",
            Buckets = [1, 2],
            Labels = [LabelDefinition.Open("x", false, Labels), LabelDefinition.Closed("y", false, "p")],
            ExpireAfter = s_expireAfter,
        });
    }

    public List<string> Violations { get; } = [];

    public long Written => _counted.Sum() + _observed.Sum();

    public long Scrapes { get; private set; }

    /// <summary>Times that a series was gone.</summary>
    public long Gone { get; private set; }

    /// <summary>Several threads write bursts while series expire; then all is accounted for.</summary>
    public async Task RoundAsync(int threads, int bursts)
    {
        var writers = Enumerable.Range(0, threads).Select(n => Task.Factory.StartNew(
            () => Write(new Random((int)Scrapes + n), bursts), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        var all = Task.WhenAll(writers);
        while (!all.IsCompleted)
        {
            await ScrapeAsync();
        }

        await all;

        // What goes to the finaliser's thread is there when that has run; what is written into removed series is there one scrape later.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        await SeeAsync();
        await SeeAsync();
        for (var i = 0; i < Labels; i++)
        {
            Check($"c_total x{i}", _seenCounters[i].Settle(_counted[i]));
            Check($"h x{i}", _seenHistograms[i].Settle(_observed[i]));
        }
    }

    private void Write(Random random, int bursts)
    {
        for (var burst = 0; burst < bursts; burst++)
        {
            var i = random.Next(Labels);
            var value = $"x{i}";
            var isHeld = random.Next(2) == 0;
            for (var n = 0; n < Burst; n++)
            {
                (isHeld ? _heldCounters[i] ??= _counters.Find(0, value) : _counters.Find(0, value)).Inc();
                (isHeld ? _heldHistograms[i] ??= _histograms.Find(0, value) : _histograms.Find(0, value)).Observe(n % 3);
                if (n % 97 == 0)
                {
                    // Time for a scrape between two writes of one burst.
                    Thread.Yield();
                }
            }

            Interlocked.Add(ref _counted[i], Burst);
            Interlocked.Add(ref _observed[i], Burst);
            if (random.Next(10) == 0)
            {
                _heldCounters[random.Next(Labels)] = null;
                _heldHistograms[random.Next(Labels)] = null;
            }
        }
    }

    private async Task ScrapeAsync()
    {
        // Only here time passes: a series that was shown before and is now, is the same.
        _clock.Advance(s_expireAfter * (_random.NextDouble() * 2));
        await SeeAsync();
        await _registry.WriteAsync(Stream.Null, ExpositionFormat.Protobuf);
        await SeeAsync();
        await Task.Delay(_random.Next(3));
    }

    private async Task SeeAsync()
    {
        try
        {
            var samples = await Samples.ScrapeAsync(_registry, ++Scrapes % 2 == 0 ? ExpositionFormat.Text : ExpositionFormat.OpenMetrics);
            for (var i = 0; i < Labels; i++)
            {
                See($"c_total{{x=\"x{i}\"}}", _seenCounters[i], samples);
                See($"h_count{{x=\"x{i}\",y=\"p\"}}", _seenHistograms[i], samples);
            }

            Check("bound", samples.Keys.Count(key => key.StartsWith("c_total", StringComparison.Ordinal)) > Labels ? "too many series" : null);
        }
        catch (FormatException e)
        {
            Check("exposition", e.Message);
        }
    }

    private void See(string key, SeenSeries series, Dictionary<string, double> samples)
    {
        double? value = samples.TryGetValue(key, out var shown) ? shown : null;
        Gone += value is null ? 1 : 0;
        series.See(value);
    }

    private void Check(string what, string? violation)
    {
        if (violation is not null)
        {
            Violations.Add($"{what}: {violation}");
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
    }
}
