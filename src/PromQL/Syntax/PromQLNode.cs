namespace MetricsKit.PromQL;

/// <summary>
/// A node of the syntax tree. Nodes are immutable (change them by <c>with</c> or a <see cref="PromQLRewriter"/>),
/// can be built by hand, and are equal when they say the same: spans do not count.
/// </summary>
public abstract record PromQLNode
{
    private protected PromQLNode()
    {
    }

    /// <summary>Where the node stands in the parsed text; empty for one built by hand.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Offset of the node's first character.</summary>
    public int Start => Span.Start;

    /// <summary>Offset after the node's last character.</summary>
    public int End => Span.End;

    /// <summary>The nodes directly below, in the order of the text.</summary>
    public abstract IEnumerable<PromQLNode> Children { get; }

    /// <summary>The token that names the node (an operator, a function); derived nodes give it its name.</summary>
    private protected SourceSpan Token { get; init; }

    /// <summary>This node and all below it, each before its children.</summary>
    public IEnumerable<PromQLNode> DescendantsAndSelf()
    {
        var pending = new Stack<PromQLNode>();
        pending.Push(this);
        while (pending.Count > 0)
        {
            PromQLNode node = pending.Pop();
            yield return node;
            foreach (PromQLNode child in node.Children.Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>Calls the visitor's method for this kind of node.</summary>
    public abstract TResult Accept<TResult>(PromQLVisitor<TResult> visitor);

    /// <summary>The same kind of node with the same content, wherever it stands.</summary>
    public virtual bool Equals(PromQLNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The node on one line, in the form in which Prometheus itself prints expressions.</summary>
    public sealed override string ToString() => CanonicalPrinter.Print(this);
}
