namespace MetricsKit.PromQL;

/// <summary>Which labels the series of an expression have: what holds for labels in general, and those for which something else holds. Immutable.</summary>
public sealed class LabelSet
{
    private readonly KeyValuePair<string, LabelFact>[] _named;

    internal LabelSet(LabelFact others, params KeyValuePair<string, LabelFact>[] named)
    {
        Others = others;
        _named = named;
    }

    /// <summary>What holds for each label that is not in <see cref="Named"/>.</summary>
    public LabelFact Others { get; }

    /// <summary>The labels of which more is known, each once. The name of the metric is <c>__name__</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, LabelFact>> Named => _named;

    /// <summary>True where labels that are not in <see cref="Named"/> are impossible: those are all there are.</summary>
    public bool IsClosed => Others.Status == LabelStatus.Impossible;

    /// <summary>What is known of a label.</summary>
    public LabelFact this[string label]
    {
        get
        {
            foreach (KeyValuePair<string, LabelFact> entry in _named)
            {
                if (entry.Key == label)
                {
                    return entry.Value;
                }
            }

            return Others;
        }
    }

    /// <summary>True where an aggregation has removed the label.</summary>
    internal bool HasLost(string label) => this[label] is { Status: LabelStatus.Impossible, Cause: LabelCause.Aggregated };

    /// <summary>The set's array, for loops that must not allocate.</summary>
    internal KeyValuePair<string, LabelFact>[] Entries => _named;

    internal static LabelSet Anything { get; } = new(new LabelFact(LabelStatus.Possible, LabelCause.Unknown, default));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(", ", _named.Select(n => $"{n.Key} {n.Value.Status}")) + $"; others {Others.Status}";

    /// <summary>The same but for one label.</summary>
    internal LabelSet With(string label, LabelFact fact)
    {
        for (int i = 0; i < _named.Length; i++)
        {
            if (_named[i].Key == label)
            {
                if (ReferenceEquals(_named[i].Value, fact))
                {
                    return this;
                }

                var changed = (KeyValuePair<string, LabelFact>[])_named.Clone();
                changed[i] = new(label, fact);
                return new LabelSet(Others, changed);
            }
        }

        var longer = new KeyValuePair<string, LabelFact>[_named.Length + 1];
        Array.Copy(_named, longer, _named.Length);
        longer[_named.Length] = new(label, fact);
        return new LabelSet(Others, longer);
    }

    /// <summary>Both sets, label by label.</summary>
    internal LabelSet Combine(LabelSet other, Func<LabelFact, LabelFact, LabelFact> combine)
    {
        var named = new List<KeyValuePair<string, LabelFact>>(_named.Length + other._named.Length);
        foreach (KeyValuePair<string, LabelFact> entry in _named)
        {
            named.Add(new(entry.Key, combine(entry.Value, other[entry.Key])));
        }

        foreach (KeyValuePair<string, LabelFact> entry in other._named)
        {
            if (!Has(entry.Key))
            {
                named.Add(new(entry.Key, combine(Others, entry.Value)));
            }
        }

        return new LabelSet(combine(Others, other.Others), [.. named]);
    }

    private bool Has(string label)
    {
        foreach (KeyValuePair<string, LabelFact> entry in _named)
        {
            if (entry.Key == label)
            {
                return true;
            }
        }

        return false;
    }
}
