using System.Collections;

namespace MetricsKit.PromQL;

/// <summary>An immutable list that compares element by element, so that trees which hold it are value-equal.</summary>
/// <typeparam name="T">Element, itself value-equal.</typeparam>
public sealed class NodeList<T> : IReadOnlyList<T>, IEquatable<NodeList<T>>
    where T : class
{
    private readonly T[] _items;

    /// <summary>Copies the elements.</summary>
    public NodeList(IEnumerable<T> items)
        : this(items.ToArray(), owned: true)
    {
    }

    private NodeList(T[] items, bool owned)
    {
        _ = owned;
        _items = items;
    }

    /// <summary>No elements.</summary>
    public static NodeList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Makes a list of an array, by copying it.</summary>
    public static implicit operator NodeList<T>(T[] items) => new(items);

    /// <summary>Makes a list of an array that nobody changes any more.</summary>
    internal static NodeList<T> Of(T[] items) => new(items, owned: true);

    /// <inheritdoc/>
    public bool Equals(NodeList<T>? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (int i = 0; i < _items.Length; i++)
        {
            if (!_items[i].Equals(other._items[i]))
            {
                return false;
            }
        }

        return true;
    }

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

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Goes through the elements.</summary>
#pragma warning disable CA1034 // Enumerators of lists are nested types, as those of .NET are.
    public struct Enumerator : IEquatable<Enumerator>
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The element.</summary>
        public readonly T Current => _items[_index];

        /// <summary>True when both stand at the same element of the same list.</summary>
        public static bool operator ==(Enumerator left, Enumerator right) => left.Equals(right);

        /// <summary>True when they do not.</summary>
        public static bool operator !=(Enumerator left, Enumerator right) => !left.Equals(right);

        /// <summary>Goes to the next element; false after the last.</summary>
        public bool MoveNext() => ++_index < _items.Length;

        /// <inheritdoc/>
        public readonly bool Equals(Enumerator other) => _items == other._items && _index == other._index;

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Enumerator other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode() => _index;
    }
#pragma warning restore CA1034
}
