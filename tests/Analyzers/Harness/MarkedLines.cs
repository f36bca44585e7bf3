using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>Lines that end in <c>// MK1001</c>, or <c># MK1001</c>: exactly there that diagnostic is expected. Used by pages and smells, which people read.</summary>
internal static partial class MarkedLines
{
    /// <summary><c>file:line id</c> for each mark.</summary>
    public static IEnumerable<string> Expected(string file, string text) => text.Split('\n')
        .SelectMany((line, index) => Mark().Match(line) is { Success: true } match
            ? match.Groups["id"].Captures.Select(id => $"{file}:{index + 1} {id.Value}")
            : []);

    /// <summary>The same for what was reported.</summary>
    public static IEnumerable<string> Reported(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(d =>
        $"{Path.GetFileName(d.Location.GetLineSpan().Path)}:{d.Location.GetLineSpan().StartLinePosition.Line + 1} {d.Id}");

    [GeneratedRegex(@"(?://|#)(?: (?<id>MK\d{4}))+\s*$")]
    private static partial Regex Mark();
}
