using Prometheus;

namespace Shop.Jobs;

/// <summary>Work that runs by itself.</summary>
public static class Jobs
{
    private static readonly Counter s_runs = Metrics.CreateCounter("shop_job_runs_total", "Runs of a job.", new[] { "job", "succeeded" });
    private static readonly Gauge s_lastRun = Metrics.CreateGauge("shop_job_last_run_items", "Items of the last run.", labelNames: ["job"]);
    private static readonly Counter s_batches = Metrics.CreateCounter("shop_job_batches_total", "Batches, by shard.", "shard");

    /// <summary>Runs all of them.</summary>
    public static void RunAll()
    {
        Run("cleanup", 12, true);
        Run("report", 3, true);
        Run("report", 0, false);
        string[] labels = ["7"];
        s_batches.WithLabels(labels).Inc(); // an array says nothing about its values
    }

    private static void Run(string job, int items, bool succeeded)
    {
        s_runs.WithLabels(job, succeeded.ToString().ToLowerInvariant()).Inc();
        s_lastRun.WithLabels(job).Set(items);
        ShopMetrics.RefundAmount.Observe(items);
    }
}
