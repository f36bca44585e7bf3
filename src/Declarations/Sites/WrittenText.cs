using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Declarations;

/// <summary>A constant text in source, and where each of its characters stands. Source is read when a place is asked for.</summary>
internal sealed class WrittenText
{
    private readonly Compilation _compilation;
    private readonly ExpressionSyntax _source;
    private readonly string _constant;
    private readonly int _offset;
    private ConstantStringMap? _map;
    private bool _mapped;

    /// <param name="compilation">The compilation of the source.</param>
    /// <param name="source">The expression.</param>
    /// <param name="constant">Its value.</param>
    /// <param name="offset">Characters of the value before the text: <c>name=</c> of a label.</param>
    public WrittenText(Compilation compilation, ExpressionSyntax source, string constant, int offset = 0)
    {
        _compilation = compilation;
        _source = source;
        _constant = constant;
        _offset = offset;
    }

    /// <summary>The expression as a whole.</summary>
    public Location Whole => _source.GetLocation();

    /// <summary>The characters from <paramref name="start"/> up to <paramref name="end"/>; the whole expression where they cannot be told apart.</summary>
    public Location PlaceOf(int start, int end, CancellationToken cancellationToken) =>
        Map(cancellationToken)?.SpanOf(start + _offset, end + _offset) is { IsEmpty: false } span
            ? Location.Create(_source.SyntaxTree, span)
            : Whole;

    /// <summary>The edits as changes of source; null where the characters of one are not in one literal.</summary>
    public IReadOnlyList<TextChange>? ChangesOf(IReadOnlyList<TextEdit> edits, CancellationToken cancellationToken)
    {
        var changes = new List<TextChange>();
        foreach (TextEdit edit in edits)
        {
            if (Map(cancellationToken)?.EditOf(edit.Start + _offset, edit.End + _offset, edit.NewText) is not { } change)
            {
                return null;
            }

            changes.Add(change);
        }

        return changes;
    }

    private ConstantStringMap? Map(CancellationToken cancellationToken)
    {
        if (!_mapped)
        {
            ConstantStringMap? map = ConstantStringMap.TryCreate(_source, _compilation.GetSemanticModel(_source.SyntaxTree), cancellationToken);
            _map = map?.Value == _constant ? map : null;
            _mapped = true;
        }

        return _map;
    }
}
