using MetricsKit.PromQL;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>A text made from another one, and where each of its characters comes from.</summary>
internal sealed class SourceMap
{
    private readonly List<Piece> _pieces = [];

    /// <summary>Appends a stretch of the source as it is.</summary>
    /// <param name="at">Length of the made text so far.</param>
    /// <param name="source">First character of the stretch.</param>
    /// <param name="length">Number of characters.</param>
    public void Copy(int at, int source, int length)
    {
        if (length > 0)
        {
            _pieces.Add(new Piece(at, length, source, length));
        }
    }

    /// <summary>Appends text that stands for a stretch of the source.</summary>
    /// <param name="at">Length of the made text so far.</param>
    /// <param name="length">Number of characters of the text.</param>
    /// <param name="source">First character of the stretch.</param>
    /// <param name="sourceLength">Number of characters of the stretch.</param>
    public void Replace(int at, int length, int source, int sourceLength) => _pieces.Add(new Piece(at, length, source, sourceLength));

    /// <summary>Where a stretch of the made text comes from.</summary>
    public SourceSpan ToSource(int start, int end)
    {
        int from = StartOf(start);
        return end <= start ? new SourceSpan(from, from) : new SourceSpan(from, Math.Max(from, EndOf(end - 1)));
    }

    /// <summary>True when the stretch stands in the source as it is, in one piece.</summary>
    public bool IsCopy(int start, int end)
    {
        if (Find(start) is not { IsCopy: true } first)
        {
            return false;
        }

        return end <= first.At + first.Length || (Find(end - 1) is { IsCopy: true } last && last.Source - last.At == first.Source - first.At);
    }

    private int StartOf(int at)
    {
        if (Find(at) is not { } piece)
        {
            return 0;
        }

        // Past the end of the last piece is the end of the source.
        return piece.IsCopy ? piece.Source + Math.Min(at - piece.At, piece.Length) : at >= piece.At + piece.Length ? piece.Source + piece.SourceLength : piece.Source;
    }

    private int EndOf(int last) => Find(last) is not { } piece ? 0 : piece.IsCopy ? piece.Source + Math.Min(last - piece.At, piece.Length) + 1 : piece.Source + piece.SourceLength;

    /// <summary>The piece that holds the character; the last one for what is past the end.</summary>
    private Piece? Find(int at)
    {
        int low = 0;
        int high = _pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_pieces[middle].At <= at)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _pieces.Count == 0 ? null : _pieces[low];
    }

    private readonly record struct Piece(int At, int Length, int Source, int SourceLength)
    {
        // A replacement of equal length is told apart by nothing, and needs no telling.
        public bool IsCopy => Length == SourceLength;
    }
}
