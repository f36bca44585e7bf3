using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Silo.Data;

public class MeteredRepository(DbDataSource source)
{
    private static readonly Meter Meter = new("Silo.Data");
    private static readonly Histogram<double> Queries = Meter.CreateHistogram<double>("silo.query", "s");
    private static readonly KeyValuePair<string, object?> Read = new("operation", "read"); // bounded: operation
    private static readonly KeyValuePair<string, object?> Write = new("operation", "write"); // bounded: operation

    public async Task<int> ExecuteAsync(string sql, object? args, string table)
    {
        long began = Stopwatch.GetTimestamp();
        var what = new KeyValuePair<string, object?>("sql", sql); // either: sql #1
        try
        {
            await using var command = source.CreateCommand(sql);
            return await command.ExecuteNonQueryAsync();
        }
        catch (DbException e)
        {
            Queries.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, Write, new("sqlstate", e.SqlState), new("text", e.Message)); // bounded: sqlstate // high: text
            throw;
        }
        finally
        {
            Queries.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, Write, what); // either: sql #1
        }
    }

    public Task<int> DeleteAsync(long id) => ExecuteAsync("delete from grain where id = " + id, null, "grain"); // high: sql #1

    public void Scanned(string table, TimeSpan time, bool full)
    {
        var list = Common(full);
        list.Add(new("table", table)); // bounded: table
        list.Add(new("elapsed", time.ToString("c"))); // high: elapsed
        Queries.Record(time.TotalSeconds, list.ToArray().AsSpan());
        Queries.Record(time.TotalSeconds, Read, Pair("plan", full ? "seq" : "index")); // bounded: plan
        Queries.Record(time.TotalSeconds, Read, Pair("cursor", Guid.NewGuid())); // high: cursor #2
    }

    private static List<KeyValuePair<string, object?>> Common(bool full) => [Read, new("full", full)]; // bounded: full

    private static KeyValuePair<string, object?> Pair(string key, object? value) => new(key, value); // either: cursor #2
}

public sealed class Grain
{
    private static readonly MeteredRepository Repository = null!;

    public static void Sweep() => Repository.Scanned("grain", TimeSpan.Zero, true);
}
