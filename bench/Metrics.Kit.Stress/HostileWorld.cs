using MetricsKit.Families;

namespace MetricsKit.Stress;

/// <summary>
/// Everything at once: hot series of many threads, short-lived ones among them, values beyond every bound, series that are removed, and
/// series that expire though they are full, while several scrapers are at it. Sums of what is never removed must be exact.
/// </summary>
internal sealed class HostileWorld
{
    public const int MostValues = 200;
    private static readonly TimeSpan s_expireAfter = TimeSpan.FromMilliseconds(200);

    private readonly Family<Counter> _closed;
    private readonly Family<Counter> _open;
    private readonly Family<Counter> _expiring;
    private readonly Family<Gauge> _removed;
    private readonly Family<Histogram> _histogram;
    private readonly Family<Histogram> _native;
    private readonly Dictionary<string, double> _last = new(StringComparer.Ordinal);
    private long _increments;
    private long _halves;
    private long _observations;

    public HostileWorld()
    {
        var open = LabelDefinition.Open("x", false, MostValues);
        var pair = LabelDefinition.Open("y", true, 20);
        _closed = Registry.RegisterCounter(new() { Name = "closed_total", Labels = [LabelDefinition.Range("i", false, 0, 63)] });
        _open = Registry.RegisterCounter(new() { Name = "open_total", Labels = [open, pair], MaxSeries = 500 });
        _expiring = Registry.RegisterCounter(new() { Name = "expiring_total", Labels = [open, pair], MaxSeries = 300, ExpireAfter = s_expireAfter });
        _removed = Registry.RegisterGauge(new() { Name = "removed", Labels = [open] });
        _histogram = Registry.RegisterHistogram(new() { Name = "h_seconds", Labels = [LabelDefinition.Range("i", false, 0, 3)] });
        _native = Registry.RegisterHistogram(new() { Name = "n_seconds", Labels = [open], Native = true, ExpireAfter = s_expireAfter });
        Registry.ObserveGauge<string>(new() { Name = "observed", Labels = [open] }, Split, observer =>
        {
            for (var i = 0; i < 2 * MostValues; i++)
            {
                observer.Observe($"v{Random.Shared.Next(1_000_000)}", i);
            }
        });

        static int Split(string label, Span<string?> open)
        {
            open[0] = label;
            return 0;
        }
    }

    public MetricRegistry Registry { get; } = new();

    public List<string> Violations { get; } = [];

    public long Written => Volatile.Read(ref _increments) + Volatile.Read(ref _observations);

    /// <summary>Writes a number of rounds; as many threads as wanted may be at it.</summary>
    public void Write(int seed, int rounds)
    {
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var hot = _closed.Create(random.Next(64));
            var histogram = _histogram.Create(random.Next(4));
            for (var n = 0; n < 1_000; n++)
            {
                hot.Inc();
                histogram.Observe(n * 0.25);
            }

            for (var n = 0; n < 50; n++)
            {
                var value = HostileValue(random);
                _open.Find(0, [value, random.Next(3) == 0 ? null : $"y{random.Next(40)}"]).Inc(n % 2 == 0 ? 1 : 0.5);
                _expiring.Find(0, [value, $"y{random.Next(40)}"]).Inc();
                _native.Find(0, $"v{random.Next(50)}").Observe(random.NextDouble() * 1000);
                var gauge = _removed.Find(0, value);
                gauge.Set(n);
                if (random.Next(2) == 0)
                {
                    gauge.Remove();
                }
            }

            Interlocked.Add(ref _increments, 1_000 + 25);
            Interlocked.Add(ref _halves, 25);
            Interlocked.Add(ref _observations, 1_000);
        }
    }

    /// <summary>Looks at one scrape: bounds, and that nothing that is never removed goes down.</summary>
    public void See(Dictionary<string, double> samples)
    {
        Bound(samples, "open_total{", 500 + 50);
        Bound(samples, "expiring_total{", 300 + 50);
        Bound(samples, "removed{", MostValues + 1);
        Bound(samples, "observed{", MostValues + 1);
        lock (_last)
        {
            foreach (var (key, value) in samples)
            {
                if (key.StartsWith("closed_total", StringComparison.Ordinal) || key.StartsWith("open_total", StringComparison.Ordinal) || key.StartsWith("h_seconds", StringComparison.Ordinal))
                {
                    if (_last.TryGetValue(key, out var before) && value < before)
                    {
                        Violations.Add($"{key} went down from {before} to {value}");
                    }

                    _last[key] = value;
                }
            }
        }
    }

    /// <summary>Compares the sums with what was written, when nobody writes any more.</summary>
    public void Settle(Dictionary<string, double> samples)
    {
        Equal("increments", Sum("closed_total{") + Sum("open_total{"), _increments + (_halves * 0.5));
        Equal("observations", Sum("h_seconds_count{"), _observations);
        Equal("sum of observations", Sum("h_seconds_sum{"), _observations / 1_000 * (999 * 1_000 / 2 * 0.25));

        double Sum(string prefix) => samples.Where(sample => sample.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(sample => sample.Value);

        void Equal(string what, double shown, double written)
        {
            if (shown != written)
            {
                Violations.Add(FormattableString.Invariant($"{what}: {written:R} written, {shown:R} shown"));
            }
        }
    }

    private void Bound(Dictionary<string, double> samples, string prefix, int most)
    {
        var count = samples.Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal));
        if (count > most)
        {
            lock (_last)
            {
                Violations.Add($"{prefix}: {count} series, where {most} may be");
            }
        }
    }

    private static string HostileValue(Random random) => random.Next(6) switch
    {
        0 => $"v{random.Next(50)}",
        1 => $"quote\"{random.NextInt64()}\\\n",
        2 => new string((char)random.Next(1, 0xFFFF), random.Next(1, 2_000)),
        3 => $"\ud800{random.Next()}",
        4 => "",
        _ => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
