namespace MetricsKit.PromQL;

/// <summary>What reading an expression needs and leaves behind: tokens, and nodes whose parent is not complete yet. Lent out again on the same thread.</summary>
internal sealed class ParserBuffers
{
    private const int LargestKept = 4096;

    [ThreadStatic]
    private static ParserBuffers? spare;

    private Token[] _tokens = new Token[128];
    private PromQLNode?[] _nodes = new PromQLNode?[32];
    private int _nodeCount;

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens; those past <see cref="Count"/> are left over from other texts.</summary>
    public Token[] Tokens => _tokens;

    /// <summary>True when a comment stands between brackets, where most versions refuse one.</summary>
    public bool HasCommentInBrackets { get; set; }

    /// <summary>Where the next node goes.</summary>
    public int Mark => _nodeCount;

    public static ParserBuffers Rent()
    {
        ParserBuffers buffers = spare ?? new ParserBuffers();
        spare = null;
        return buffers;
    }

    public void Return()
    {
        Count = 0;
        HasCommentInBrackets = false;
        Array.Clear(_nodes, 0, _nodeCount);
        _nodeCount = 0;
        if (_tokens.Length <= LargestKept && _nodes.Length <= LargestKept)
        {
            spare = this;
        }
    }

    public void Add(in Token token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, 2 * Count);
        }

        _tokens[Count++] = token;
    }

    public void Push(PromQLNode node)
    {
        if (_nodeCount == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _nodeCount);
        }

        _nodes[_nodeCount++] = node;
    }

    /// <summary>Takes the nodes that were pushed since then.</summary>
    public NodeList<T> Pop<T>(int mark)
        where T : PromQLNode
    {
        if (mark == _nodeCount)
        {
            return NodeList<T>.Empty;
        }

        var items = new T[_nodeCount - mark];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = (T)_nodes[mark + i]!;
            _nodes[mark + i] = null;
        }

        _nodeCount = mark;
        return NodeList<T>.Of(items);
    }
}
