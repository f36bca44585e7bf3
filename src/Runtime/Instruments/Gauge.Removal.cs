using MetricsKit.Families;

namespace MetricsKit;

/// <content>The end of a series.</content>
public sealed partial class Gauge
{
    /// <summary>
    /// Removes the series: it is no longer shown, and its label values are free for others. Whoever asks for its labels again gets a
    /// new series that starts at 0; a write through this handle brings the series back with the next scrape, with its value, or goes to
    /// the series that has its labels by then.
    /// </summary>
    public void Remove() => ((GaugeFamily)_labels.Family).Remove(this);

    /// <summary>Whether it was written since the last look, even with the value that it had.</summary>
    internal bool HasChanged(ref long stamp)
    {
        var before = stamp;
        var isTouched = (Interlocked.And(ref _writes, ~Written) & Written) != 0;
        stamp = Volatile.Read(ref _bits);
        return isTouched || stamp != before;
    }

    /// <summary>The value, and whether it was set since the last call.</summary>
    internal Reading TakeState()
    {
        var isSet = (Interlocked.And(ref _writes, ~WasSet) & WasSet) != 0;
        return new Reading(Value, isSet);
    }

    /// <summary>Does what another gauge went through between two states.</summary>
    internal void Add(Reading before, Reading now)
    {
        if (now.IsSet || !double.IsFinite(now.Value - before.Value))
        {
            Set(now.Value);
        }
        else
        {
            Inc(now.Value - before.Value);
        }
    }

    /// <summary>After a value was set.</summary>
    private void NoteSet() => Volatile.Write(ref _writes, Written | WasSet);

    /// <summary>After something was added.</summary>
    private void NoteAdded()
    {
        if ((Volatile.Read(ref _writes) & Written) == 0)
        {
            Interlocked.Or(ref _writes, Written);
        }
    }

    /// <summary>What is known of a gauge at one moment.</summary>
    internal sealed record Reading(double Value, bool IsSet);
}
