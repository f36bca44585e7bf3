namespace MetricsKit.Analyzers;

/// <summary>How messages name rules.</summary>
internal static class RuleWords
{
    /// <summary><c>Alert 'X'</c> in the middle of a sentence.</summary>
    public static string InSentence(string subject) => char.ToLowerInvariant(subject[0]) + subject.Substring(1);
}
