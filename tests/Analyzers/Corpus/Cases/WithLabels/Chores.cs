using System.Collections.Concurrent;
using Prometheus;

namespace Chores;

public interface IChore { string Name { get; } Task RunAsync(CancellationToken cancel); }

public sealed class ChoreBoard
{
    private readonly record struct Run(string Chore, Guid RunId, DateTime Due);

    private static readonly Counter Runs = Metrics.CreateCounter("chores_runs_total", "Runs.", "chore", "run");
    private static readonly Gauge LastDue = Metrics.CreateGauge("chores_last_due", "Due.", "chore", "due");
    private static readonly Counter Retries = Metrics.CreateCounter("chores_retries_total", "Retries.", "chore", "attempt");
    private static readonly Gauge Depth = Metrics.CreateGauge("chores_depth", "Depth.", "node", "shape");
    private readonly ConcurrentDictionary<string, Counter.Child> _children = new();

    public async Task TickAsync(IEnumerable<IChore> chores, CancellationToken cancel)
    {
        foreach (IChore chore in chores)
        {
            var run = new Run(chore.Name, Guid.NewGuid(), DateTime.UtcNow);
            Runs.WithLabels(run.Chore, run.RunId.ToString("D")).Inc(); // bounded: chore // high: run
            LastDue.WithLabels(chore.Name, run.Due.ToShortDateString()).SetToCurrentTimeUtc(); // bounded: chore // high: due
            for (int attempt = 1; attempt <= 3; attempt++)
            {
                Retries.WithLabels(chore.Name, attempt.ToString()).Inc(); // bounded: attempt
                await chore.RunAsync(cancel);
            }
        }
    }

    public void Hit(string owner, Guid ownerId) =>
        _children.GetOrAdd(ownerId.ToString(), key => Runs.WithLabels("hit", key)).Inc(); // high: run

    public void Walk(Node node, string prefix)
    {
        string here = prefix + "/" + node.Ticket;
        Depth.WithLabels(here, node.Children.Count == 0 ? "leaf" : "branch").Set(node.Children.Count); // high: node // bounded: shape
        foreach (Node child in node.Children)
        {
            Walk(child, here);
        }
    }

    public void Track<TKey>(TKey key) where TKey : struct => Runs.WithLabels("track", key.ToString() ?? "").Inc(); // either: run #1

    public void TrackAll()
    {
        Track(DayOfWeek.Monday); // bounded: run
        Track(DateTime.UtcNow); // high: run #1
    }

    public void Report(string subject = "", string because = "manual") => Retries.WithLabels(because, "0").Inc(); // either: chore #2

    public void Reports(HttpRequest request)
    {
        Report();
        Report(because: "scheduled", subject: Guid.NewGuid().ToString());
        Report(because: request.Form["because"].ToString()); // high: chore #2
    }
}

public sealed class Node { public long Ticket { get; init; } public List<Node> Children { get; } = []; }
