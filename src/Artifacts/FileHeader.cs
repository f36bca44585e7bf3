namespace MetricsKit.Artifacts;

/// <summary>The comment that opens every written file: what made it, and from which project.</summary>
public static class FileHeader
{
    private const string Marker = "# Written by Metrics.Kit from project ";

    /// <summary>The header's lines, each ending in <c>\n</c>.</summary>
    /// <param name="project">Name of the project; line breaks in it become spaces.</param>
    public static string Write(string project) =>
        Marker + OneLine(project) + "\n" +
        "# Edits are lost with the next build: change the declarations in the project's code instead.\n";

    /// <summary>Reads the project's name back.</summary>
    /// <param name="text">Content of a file, or its beginning.</param>
    /// <param name="project">The name; null when the file is not Metrics.Kit's.</param>
    /// <returns>True when the file opens with a header of Metrics.Kit.</returns>
    public static bool TryReadProject(string text, out string? project)
    {
        int start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        project = null;
        if (string.CompareOrdinal(text, start, Marker, 0, Marker.Length) != 0)
        {
            return false;
        }

        int from = start + Marker.Length;
        int end = text.IndexOfAny(['\r', '\n'], from);
        project = (end < 0 ? text.Substring(from) : text.Substring(from, end - from)).Trim();
        return project.Length > 0;
    }

    private static string OneLine(string project)
    {
        string line = new(project.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c).ToArray());
        return line.Trim();
    }
}
