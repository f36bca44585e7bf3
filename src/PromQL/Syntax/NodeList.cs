using System.Collections;

namespace MetricsKit.PromQL;

/// <summary>An immutable list that compares element by element, so that trees which hold it are value-equal.</summary>
/// <typeparam name="T">Element, itself value-equal.</typeparam>
public sealed class NodeList<T> : IReadOnlyList<T>, IEquatable<NodeList<T>>
    where T : class
{
    private readonly T[] _items;

    /// <summary>Copies the elements.</summary>
    public NodeList(IEnumerable<T> items) => _items = items.ToArray();

    /// <summary>No elements.</summary>
    public static NodeList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Makes a list of an array, by copying it.</summary>
    public static implicit operator NodeList<T>(T[] items) => new(items);

    /// <inheritdoc/>
    public bool Equals(NodeList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodeList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = _items.Length;
        foreach (T item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
