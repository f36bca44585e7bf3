// A metric that is created again and again
using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace Smells.MK3106;

public static class Worker
{
    public static void Run(IEnumerable<string> jobs)
    {
        foreach (string job in jobs)
        {
            var meter = new Meter("Shop.Worker"); // MK3106
            meter.CreateUpDownCounter<int>("shop.jobs.waiting").Add(job.Length);
        }
    }
}
