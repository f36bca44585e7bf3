using System.Data;
using System.Data.Common;
using Prometheus;

namespace Warehouse.Etl;

public abstract class Step
{
    public abstract string Title { get; }
    public abstract Task<long> RunAsync(DbConnection connection, CancellationToken cancel);
}

public sealed class Load<TRow> : Step where TRow : class
{
    public override string Title => "load_" + typeof(TRow).Name;
    public override Task<long> RunAsync(DbConnection connection, CancellationToken cancel) => Task.FromResult(0L);
}

public sealed class Pipeline
{
    private static readonly Gauge Rows = Metrics.CreateGauge("etl_rows", "Rows.", "step", "loaded");
    private static readonly Counter Files = Metrics.CreateCounter("etl_files_total", "Files.", "file", "extension");
    private static readonly Histogram Commands = Metrics.CreateHistogram("etl_command_seconds", "Commands.", "statement", "kind");
    private static readonly Gauge Duration = Metrics.CreateGauge("etl_last_duration", "Duration.", "step", "elapsed_ms");

    public async Task RunAsync(IEnumerable<Step> steps, DbConnection connection, CancellationToken cancel)
    {
        foreach (Step step in steps)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            long count = await step.RunAsync(connection, cancel);
            Rows.WithLabels(step.GetType().Name, count.ToString()).Set(count); // bounded: step // high: loaded
            Duration.WithLabels(step.GetType().Name, clock.ElapsedMilliseconds.ToString()).Set(clock.Elapsed.TotalSeconds); // bounded: step // high: elapsed_ms
        }
    }

    public void Drain(string inbox)
    {
        foreach (var path in Directory.EnumerateFiles(inbox, "*.csv"))
        {
            Files.WithLabels(Path.GetFileNameWithoutExtension(path), "csv").Inc(); // high: file // bounded: extension
        }
    }

    public async Task<int> ExecuteAsync(DbCommand command)
    {
        using (Commands.WithLabels(command.CommandText, command.CommandType.ToString()).NewTimer()) // high: statement // bounded: kind
        {
            return await command.ExecuteNonQueryAsync();
        }
    }

    public void Loaded<TRow>(int rows) where TRow : class =>
        Rows.WithLabels(typeof(TRow).Name, "n/a").Inc(rows); // bounded: step
}
