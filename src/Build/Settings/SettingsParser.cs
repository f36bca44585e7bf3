using MetricsKit.Model;

namespace MetricsKit.Build.Settings;

/// <summary>Checks what a project sets, before anything is read or written.</summary>
public static class SettingsParser
{
    /// <summary>The checked settings; null when something was added to <paramref name="problems"/>.</summary>
    public static BuildSettings? Parse(RawSettings raw, ICollection<BuildProblem> problems)
    {
        int before = problems.Count;
        foreach (KeyValuePair<string, string?> property in raw.Switches)
        {
            ParseSwitch(property.Key, property.Value, problems);
        }

        bool verify = ParseSwitch("MetricsKitVerify", raw.Verify, problems);
        string? ns = ParseNamespace(raw.Namespace, problems);
        IReadOnlyList<KeyValuePair<string, string>> labels = ParseLabels(raw.Labels, problems);
        bool writes = IsWritingFramework(raw, problems);
        string? folder = ParseFolder(raw, problems);
        return problems.Count == before ? new BuildSettings(ns, labels, writes ? folder : null, verify) : null;
    }

    private static bool ParseSwitch(string property, string? value, ICollection<BuildProblem> problems)
    {
        string text = value?.Trim() ?? "";
        bool isTrue = text.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (text.Length > 0 && !isTrue && !text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(Malformed($"{property} is '{text}'; it accepts true or false"));
        }

        return isTrue;
    }

    private static string? ParseNamespace(string? value, ICollection<BuildProblem> problems)
    {
        string text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        if (!Names.IsKubernetesName(text))
        {
            problems.Add(Malformed(
                $"MetricsKitNamespace is '{text}'; it accepts the name of a Kubernetes namespace: at most 63 lower-case letters, digits and '-', beginning and ending with a letter or digit"));
        }

        return text;
    }

    private static List<KeyValuePair<string, string>> ParseLabels(
        IReadOnlyList<KeyValuePair<string, string?>> items, ICollection<BuildProblem> problems)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string?> item in items)
        {
            string name = item.Key.Trim(), value = item.Value?.Trim() ?? "";
            if (!KubernetesLabel.IsName(name))
            {
                string hint = name.Contains('=') ? $"; write <MetricsKitLabel Include=\"{Before(name)}\" Value=\"{After(name)}\" />" : "";
                problems.Add(Malformed($"MetricsKitLabel has Include=\"{name}\"; it accepts {KubernetesLabel.NameRule}{hint}"));
            }
            else if (value.Length == 0)
            {
                problems.Add(Malformed($"MetricsKitLabel '{name}' has no Value; write <MetricsKitLabel Include=\"{name}\" Value=\"…\" /> with {KubernetesLabel.ValueRule}"));
            }
            else if (!KubernetesLabel.IsValue(value))
            {
                problems.Add(Malformed($"MetricsKitLabel '{name}' has Value=\"{value}\"; it accepts {KubernetesLabel.ValueRule}"));
            }
            else if (!labels.TryGetValue(name, out string? other))
            {
                labels.Add(name, value);
            }
            else if (other != value)
            {
                problems.Add(Malformed($"MetricsKitLabel '{name}' is given twice, with Value=\"{other}\" and Value=\"{value}\"; to change one that is set elsewhere, write Update instead of Include"));
            }
        }

        return [.. labels];
    }

    /// <summary>Of several target frameworks one writes to the repository, or they would race for the same files.</summary>
    private static bool IsWritingFramework(RawSettings raw, ICollection<BuildProblem> problems)
    {
        string chosen = raw.WritingFramework?.Trim() ?? "";
        string current = raw.TargetFramework?.Trim() ?? "";
        if (!raw.TargetFrameworks.Contains(current, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        if (chosen.Length > 0 && !raw.TargetFrameworks.Contains(chosen, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(Malformed($"MetricsKitTargetFramework is '{chosen}'; it accepts one of this project's target frameworks from net8.0 on: {string.Join(", ", raw.TargetFrameworks)}"));
        }

        string writing = chosen.Length > 0 ? chosen : raw.TargetFrameworks[0];
        return writing.Equals(current, StringComparison.OrdinalIgnoreCase);
    }

    private static string? ParseFolder(RawSettings raw, ICollection<BuildProblem> problems)
    {
        string text = raw.OutputPath?.Trim() ?? "";
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            string local = Path.DirectorySeparatorChar == '/' ? text.Replace('\\', '/') : text;
            return Path.GetFullPath(Path.Combine(raw.ProjectDirectory, local));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            problems.Add(Malformed($"MetricsKitOutputPath is '{text}'; it accepts a folder, relative to the project or absolute ({e.Message})"));
            return null;
        }
    }

    private static BuildProblem Malformed(string message) => new(ProblemCodes.MalformedSetting, message);

    private static string Before(string text) => text.Substring(0, text.IndexOf('='));

    private static string After(string text) => text.Substring(text.IndexOf('=') + 1);
}
