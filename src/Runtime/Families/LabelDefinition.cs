using System.ComponentModel;

namespace MetricsKit.Families;

/// <summary>A label and the values it may have. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LabelDefinition
{
    // Fields: each accessor would be one more method to compile before a process can count.
    internal readonly string Name;
    internal readonly bool Optional;
    internal readonly LabelDomain Domain;
    internal readonly string[] Values;
    internal readonly int Min;
    internal readonly int Max;
    internal readonly int MaxValues;
    internal readonly Func<IEnumerable<string>?>? ReadValues;

    private LabelDefinition(
        string name,
        bool optional,
        LabelDomain domain,
        string[]? values = null,
        int min = 0,
        int max = 0,
        int maxValues = 0,
        Func<IEnumerable<string>?>? readValues = null)
    {
        Name = name;
        Optional = optional;
        Domain = domain;
        Values = values ?? [];
        Min = min;
        Max = max;
        MaxValues = maxValues;
        ReadValues = readValues;
    }

    /// <summary>A label with a fixed list of values: enum, bool, listed strings.</summary>
    /// <param name="name">Name of the label.</param>
    /// <param name="optional">True: it may be absent.</param>
    /// <param name="values">Values in index order.</param>
    /// <returns>The label.</returns>
    public static LabelDefinition Closed(string name, bool optional, params string[] values) =>
        new(name, optional, LabelDomain.Closed, (string[])values.Clone());

    /// <summary>A label whose values are the whole numbers from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="name">Name of the label.</param>
    /// <param name="optional">True: it may be absent.</param>
    /// <param name="min">Smallest value, index 0.</param>
    /// <param name="max">Largest value, included; no values at all when below <paramref name="min"/>.</param>
    /// <returns>The label.</returns>
    public static LabelDefinition Range(string name, bool optional, int min, int max) =>
        new(name, optional, LabelDomain.Range, min: min, max: max);

    /// <summary>A label whose values are known at registration; any other becomes <c>other</c>.</summary>
    /// <param name="name">Name of the label.</param>
    /// <param name="optional">True: it may be absent.</param>
    /// <param name="maxValues">Most values that are taken.</param>
    /// <param name="values">Read once, at registration. When it throws, that is misuse and the label has no values.</param>
    /// <returns>The label.</returns>
    public static LabelDefinition Source(string name, bool optional, int maxValues, Func<IEnumerable<string>?> values) =>
        new(name, optional, LabelDomain.Source, maxValues: maxValues, readValues: values);

    /// <summary>A label that takes any string, up to a number of distinct ones; any further becomes <c>other</c>.</summary>
    /// <param name="name">Name of the label.</param>
    /// <param name="optional">True: it may be absent.</param>
    /// <param name="maxValues">Most distinct values.</param>
    /// <returns>The label.</returns>
    public static LabelDefinition Open(string name, bool optional, int maxValues) =>
        new(name, optional, LabelDomain.Open, maxValues: maxValues);
}
