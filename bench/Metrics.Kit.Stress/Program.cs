using System.Diagnostics;
using System.Globalization;
using System.Text;
using MetricsKit;
using MetricsKit.Stress;

// dotnet run -c Release --project bench/Metrics.Kit.Stress [seconds]: exit code 1 where anything is wrong.
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
var cores = Environment.ProcessorCount;
var clock = Stopwatch.StartNew();
var end = TimeSpan.FromSeconds(seconds);
var violations = new List<string>();
var hostile = new HostileWorld();
var expiring = new ExpiringWorld();
using var listener = new MetricsListener(new MetricsListenerOptions { Port = 0, Registries = { hostile.Registry } });
listener.Start();
await using var prometheus = Prometheus.Start(listener.Port);

var threads = 0L;
var scrapes = 0L;
var promtoolRuns = 0L;
var writers = Enumerable.Range(0, cores).Select(n => Long(() =>
{
    for (var round = 0; clock.Elapsed < end; round++)
    {
        hostile.Write((n * 1_000_000) + round, 5);

        // As many threads as a service that starts one for each request: each has cells for a moment.
        var shortLived = new Thread(() => hostile.Write((n * 1_000_000) + round + 500_000, 1));
        shortLived.Start();
        shortLived.Join();
        Interlocked.Increment(ref threads);
    }
})).ToArray();
var scrapers = new[]
{
    Task.Run(async () =>
    {
        for (var n = 0; clock.Elapsed < end; n++, Interlocked.Increment(ref scrapes))
        {
            try
            {
                hostile.See(await Samples.ScrapeAsync(hostile.Registry, n % 2 == 0 ? ExpositionFormat.Text : ExpositionFormat.OpenMetrics));
            }
            catch (FormatException e)
            {
                lock (violations)
                {
                    violations.Add(e.Message);
                }
            }
        }
    }),
    Task.Run(async () =>
    {
        for (; clock.Elapsed < end; Interlocked.Increment(ref scrapes))
        {
            await hostile.Registry.WriteAsync(Stream.Null, ExpositionFormat.Protobuf);
        }
    }),
    Task.Run(async () =>
    {
        while (clock.Elapsed < end)
        {
            using var output = new MemoryStream();
            await hostile.Registry.WriteAsync(output, ExpositionFormat.Text);
            if (await Promtool.CheckAsync(Encoding.UTF8.GetString(output.ToArray())) is { } problem)
            {
                lock (violations)
                {
                    violations.Add(problem);
                }
            }

            promtoolRuns++;
            await Task.Delay(Math.Min(2_000, seconds * 100));
        }
    }),
};
var accounted = Task.Run(async () =>
{
    while (clock.Elapsed < end)
    {
        await expiring.RoundAsync(cores, 40);
    }
});

// Memory: once every bound is reached, more callers and more values take no more.
long early = 0, late = 0;
var memory = Task.Run(async () =>
{
    await Task.Delay(end * 0.3);
    early = GC.GetTotalMemory(forceFullCollection: true);
    await Task.Delay(end * 0.65);
    late = GC.GetTotalMemory(forceFullCollection: true);
});

await Task.WhenAll([.. writers, .. scrapers, accounted, memory]);
hostile.Settle(await Samples.ScrapeAsync(hostile.Registry, ExpositionFormat.Text));
violations.AddRange(hostile.Violations);
violations.AddRange(expiring.Violations);
if (late - early > 16 << 20)
{
    violations.Add($"memory grew from {early >> 10} to {late >> 10} KB");
}

var (isScraped, samples) = await prometheus.ResultAsync();
if (!isScraped)
{
    violations.Add($"Prometheus: {samples}");
}

Console.WriteLine($"{seconds} s, {cores} cores, {cores + threads} threads");
Console.WriteLine($"written, sums exact:          {hostile.Written:N0}");
Console.WriteLine($"written, series expiring:     {expiring.Written:N0}, each accounted for over {expiring.Scrapes:N0} scrapes, in {expiring.Gone:N0} of which the series was gone");
Console.WriteLine($"scrapes of everything:        {scrapes:N0} in three formats, {promtoolRuns} checked by {(Promtool.Exists ? "promtool" : "nothing: promtool is not installed")}");
Console.WriteLine($"a real Prometheus:            {samples}");
Console.WriteLine($"memory:                       {early >> 10:N0} KB at first, {late >> 10:N0} KB at the end");
Console.WriteLine(violations.Count == 0 ? "no violation" : $"{violations.Count} violations:");
foreach (var violation in violations.Take(20))
{
    Console.WriteLine("  " + violation);
}

return violations.Count == 0 ? 0 : 1;

static Task Long(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
