using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Observatory;

public sealed record Observer(string Mail);

public sealed record Exposure(string Filter, Observer Observer, DateTime Begin, int Dome, double Seconds);

public sealed class Telescope(Meter meter)
{
    private static readonly string Site = Environment.GetEnvironmentVariable("SITE") ?? "paranal";
    private readonly Counter<int> _exposures = meter.CreateCounter<int>("exposures");
    private readonly Histogram<double> _seconds = meter.CreateHistogram<double>("exposure", "s");
    private readonly Counter<int> _faults = meter.CreateCounter<int>("faults");
    private TagList _pointing;

    public void Expose(Exposure exposure)
    {
        var tags = Tags.For(exposure);
        tags.Add("site", Site); // bounded: site
        _exposures.Add(1, tags);

        TagList timing = new();
        Tags.Fill(ref timing, exposure);
        _seconds.Record(exposure.Seconds, timing);
    }

    public void Point(double rightAscension, bool tracking)
    {
        _pointing = new TagList();
        _pointing.Add("tracking", tracking); // bounded: tracking
        _pointing.Add("ra", rightAscension); // high: ra
    }

    public void Pointed() => _exposures.Add(1, _pointing);

    public void Guard(Action action)
    {
        Exception? fault = null;
        try
        {
            action();
        }
        catch (Exception e)
        {
            fault = e;
        }

        if (Tags.TryFault(fault, out var tags))
        {
            _faults.Add(1, tags);
        }
    }

    public void Journal(Exposure exposure)
    {
        using var activity = new ActivitySource("Observatory").StartActivity("journal");
        var note = new TagList { { "observer", exposure.Observer.Mail }, { "begin", exposure.Begin } };
        foreach (var pair in note)
        {
            activity?.SetTag(pair.Key, pair.Value);
        }
    }
}
