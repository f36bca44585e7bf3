namespace MetricsKit.Build.Settings;

/// <summary>What Kubernetes accepts as the label of an object.</summary>
public static class KubernetesLabel
{
    /// <summary>The rule for names, in words.</summary>
    public const string NameRule =
        "a name of at most 63 letters, digits, '-', '_' and '.', which begins and ends with a letter or digit, optionally after a DNS prefix and a slash (example.com/team)";

    /// <summary>The rule for values, in words.</summary>
    public const string ValueRule = "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit";

    /// <summary>True when Kubernetes takes <paramref name="name"/> as the key of a label.</summary>
    public static bool IsName(string name)
    {
        int slash = name.IndexOf('/');
        return slash < 0
            ? IsQualified(name)
            : IsPrefix(name.Substring(0, slash)) && IsQualified(name.Substring(slash + 1));
    }

    /// <summary>True when Kubernetes takes <paramref name="value"/>, and it is not empty.</summary>
    public static bool IsValue(string value) => IsQualified(value);

    private static bool IsQualified(string text) =>
        text.Length is > 0 and <= 63
        && IsAlphanumeric(text[0])
        && IsAlphanumeric(text[text.Length - 1])
        && text.All(c => IsAlphanumeric(c) || c is '-' or '_' or '.');

    private static bool IsPrefix(string text) =>
        text.Length is > 0 and <= 253 && text.Split('.').All(IsPrefixPart);

    private static bool IsPrefixPart(string text) =>
        text.Length > 0
        && text[0] != '-'
        && text[text.Length - 1] != '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static bool IsAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
