namespace MetricsKit.PromQL;

/// <summary>Character classes and names of PromQL, all ASCII.</summary>
internal static class Characters
{
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsAlpha(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsAlphaNumeric(char c) => IsAlpha(c) || IsDigit(c);

    /// <summary>True for a name that needs no quotes as a label: <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</summary>
    public static bool IsPlainLabelName(string name) => name.Length > 0 && IsAlpha(name[0]) && name.All(IsAlphaNumeric);

    /// <summary>True for a name that can stand before the braces: <c>[a-zA-Z_:][a-zA-Z0-9_:]*</c>.</summary>
    public static bool IsPlainMetricName(string name) =>
        name.Length > 0 && !IsDigit(name[0]) && name.All(c => IsAlphaNumeric(c) || c == ':');
}
