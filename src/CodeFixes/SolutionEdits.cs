using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Changes of several files, each against the text as it was.</summary>
/// <param name="solution">The solution as it was.</param>
internal sealed class SolutionEdits(Solution solution)
{
    private readonly Dictionary<DocumentId, List<TextChange>> _changes = new();

    /// <summary>Files that change.</summary>
    public IReadOnlyCollection<DocumentId> Documents => _changes.Keys;

    /// <summary>Adds one change; the same change twice is one. A file that several projects compile, or one for several frameworks, changes in each.</summary>
    public void Add(DocumentId document, TextChange change)
    {
        AddTo(document, change);
        foreach (DocumentId linked in solution.GetDocument(document)?.GetLinkedDocumentIds() ?? ImmutableArray<DocumentId>.Empty)
        {
            AddTo(linked, change);
        }
    }

    /// <summary>Adds several changes of one file.</summary>
    public void Add(DocumentId document, IEnumerable<TextChange> changes)
    {
        foreach (TextChange change in changes)
        {
            Add(document, change);
        }
    }

    /// <summary>The solution with them; null where two want the same characters.</summary>
    public async Task<Solution?> ApplyAsync(CancellationToken cancellationToken)
    {
        Solution changed = solution;
        foreach (KeyValuePair<DocumentId, List<TextChange>> entry in _changes)
        {
            List<TextChange> ordered = entry.Value.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End).ToList();
            for (int i = 1; i < ordered.Count; i++)
            {
                if (ordered[i].Span.Start < ordered[i - 1].Span.End)
                {
                    return null;
                }
            }

            SourceText text = await solution.GetDocument(entry.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(entry.Key, text.WithChanges(ordered));
        }

        return changed;
    }

    private void AddTo(DocumentId document, TextChange change)
    {
        if (!_changes.TryGetValue(document, out List<TextChange>? changes))
        {
            _changes.Add(document, changes = []);
        }

        if (!changes.Contains(change))
        {
            changes.Add(change);
        }
    }
}
