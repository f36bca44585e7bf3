using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orchard.Application;

public sealed class ApplicationMetrics
{
    private static class TagNames
    {
        public const string Request = "request";
        public const string Outcome = "outcome";
        public const string Caller = "caller";
    }

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _callers;
    private readonly Counter<long> _failures;

    public ApplicationMetrics(IMeterFactory meterFactory, IHostEnvironment env)
    {
        var meter = meterFactory.Create("Orchard.Application", version: null, tags: [new("deployment.environment", env.EnvironmentName)]); // bounded: deployment.environment
        _duration = meter.CreateHistogram<double>("orchard.request.duration", unit: "s", description: "Duration of requests.");
        _callers = meter.CreateCounter<long>("orchard.request.callers");
        _failures = meter.CreateCounter<long>("orchard.request.failures");
    }

    public void Handled(string request, string outcome, TimeSpan duration) => _duration.Record(duration.TotalSeconds, new TagList
    {
        { TagNames.Request, request }, // bounded: request
        { TagNames.Outcome, outcome }, // bounded: outcome
    });

    public void CalledBy(string request, Guid caller) =>
        _callers.Add(1, new KeyValuePair<string, object?>(TagNames.Request, request), new KeyValuePair<string, object?>(TagNames.Caller, caller)); // bounded: request // either: caller #1

    public void Failed(string request, Exception exception)
    {
        if (!_failures.Enabled)
        {
            return;
        }

        var tags = default(TagList);
        tags.Add(TagNames.Request, request); // bounded: request
        tags.Add("error.type", exception.GetType().FullName); // bounded: error.type
        tags.Add("error.message", exception.Message); // high: error.message
        tags.Add("error.site", exception.TargetSite?.Name); // bounded: error.site
        _failures.Add(1, tags);
    }
}
