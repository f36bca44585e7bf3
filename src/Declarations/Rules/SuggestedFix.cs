using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Declarations;

/// <summary>A finding's suggestion in a diagnostic's properties, where a code fix finds it.</summary>
public static class SuggestedFix
{
    private const string Title = "MetricsKit.Fix";
    private const string Change = "MetricsKit.Fix.";
    private const string Duration = "MetricsKit.Fix.For";

    /// <summary>The properties; empty where nothing is suggested.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="changes">Its edits as changes of the file; null where they cannot be made.</param>
    public static ImmutableDictionary<string, string?> Properties(Finding finding, IReadOnlyList<TextChange>? changes)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Suggestion is not { } suggestion || (changes is null && suggestion.For is null))
        {
            return properties;
        }

        properties = properties.Add(Title, suggestion.Title);
        if (suggestion.For is not null)
        {
            properties = properties.Add(Duration, suggestion.For);
        }

        for (int i = 0; i < changes?.Count; i++)
        {
            TextChange change = changes[i];
            properties = properties.Add(
                Change + i.ToString(CultureInfo.InvariantCulture),
                string.Format(CultureInfo.InvariantCulture, "{0},{1},{2}", change.Span.Start, change.Span.Length, change.NewText));
        }

        return properties;
    }

    /// <summary>What the fix is called; null where there is none.</summary>
    public static string? TitleOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Title, out string? title) ? title : null;

    /// <summary>What <c>for</c> should say; null where that is not the answer.</summary>
    public static string? ForOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Duration, out string? duration) ? duration : null;

    /// <summary>The changes of the file, in order of their place.</summary>
    public static IReadOnlyList<TextChange> ChangesOf(Diagnostic diagnostic)
    {
        var changes = new List<TextChange>();
        while (diagnostic.Properties.TryGetValue(Change + changes.Count.ToString(CultureInfo.InvariantCulture), out string? text))
        {
            string[] parts = text!.Split([','], 3);
            var span = new TextSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
            changes.Add(new TextChange(span, parts[2]));
        }

        return changes;
    }
}
