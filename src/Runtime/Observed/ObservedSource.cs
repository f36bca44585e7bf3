namespace MetricsKit.Families;

/// <summary>Where an observed metric gets its values.</summary>
internal abstract class ObservedSource(ObservedFamily family)
{
    protected ObservedFamily Family => family;

    /// <summary>Whether a later registration says all that this one does, and takes its place.</summary>
    public abstract bool IsReplaceable { get; }

    /// <summary>Gives the values of a round. Runs the user's code, so it may throw and may take its time.</summary>
    public abstract void Run(int round);
}

/// <summary>Calls a function once for each declared combination of closed labels.</summary>
internal sealed class ClosedSource(ObservedFamily family, Func<int, double> read) : ObservedSource(family)
{
    private readonly int[] _indices = new DeclaredCombinations(family.Layout, [], LabelLayout.LargestArray).Indices();

    public override bool IsReplaceable => true;

    public override void Run(int round)
    {
        foreach (var index in _indices)
        {
            Family.Push(round, index, [], read(index));
        }
    }
}

/// <summary>Splits label sets of a metric.</summary>
internal abstract class PushedSource<TLabels>(ObservedFamily family, LabelSplitter<TLabels> split) : ObservedSource(family)
{
    public void Push(int round, TLabels labels, double value)
    {
        var length = Family.Layout.OpenCount;
        var open = KeyScratch.Take(length);
        var index = split(labels, open.AsSpan(0, length));
        Family.Push(round, index, open.AsSpan(0, length), value);
        KeyScratch.Return(open, length);
    }
}

/// <summary>Lets the user's code push label sets and values.</summary>
internal sealed class OpenSource<TLabels>(ObservedFamily family, LabelSplitter<TLabels> split, Action<Observer<TLabels>> observe)
    : PushedSource<TLabels>(family, split)
{
    public override bool IsReplaceable => false;

    public override void Run(int round) => observe(new Observer<TLabels>(this, round));
}

/// <summary>Reads one label set, whose value is 1.</summary>
internal sealed class InfoSource<TLabels>(ObservedFamily family, LabelSplitter<TLabels> split, Func<TLabels> read)
    : PushedSource<TLabels>(family, split)
{
    public override bool IsReplaceable => true;

    public override void Run(int round) => Push(round, read(), 1);
}
