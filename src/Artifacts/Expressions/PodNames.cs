namespace MetricsKit.Artifacts.Expressions;

/// <summary>
/// Names that Kubernetes gives the pods of a workload. A pattern <c>name-.*</c> would also take the pods of
/// <c>name-worker</c>.
/// </summary>
internal static class PodNames
{
    // Kubernetes' alphabet for generated names: no vowels, and nothing that looks like another character.
    private const string Suffix = "bcdfghjklmnpqrstvwxz2456789";

    // A generated name's base is cut to 58 characters, to which 5 random ones are added.
    private const int MaxBase = 58;

    // Longest that a Deployment adds to its name for the base: dash, hash of up to 10 characters, dash.
    private const int MaxDeploymentPart = 12;

    /// <summary>
    /// A regular expression for the pods of a Deployment or Rollout (<c>name-7d4b9c6f5-x2x9z</c>), a DaemonSet
    /// (<c>name-x2x9z</c>) or a StatefulSet (<c>name-0</c>) of this name.
    /// </summary>
    /// <remarks>
    /// The hash has 6 characters or more: it encodes a 32-bit number's decimal digits, of which fewer than 6 come once
    /// in 40,000 times, while a short one could be the word of a neighbour's name, as in <c>name-db-x2x9z</c>.
    /// </remarks>
    public static string Pattern(string workload)
    {
        string name = RegexText.Escape(workload);
        if (workload.Length + MaxDeploymentPart <= MaxBase)
        {
            return $"{name}-(([{Suffix}]{{6,10}}-)?[{Suffix}]{{5}}|[0-9]+)";
        }

        // So long a name cuts into the dash or the hash; what follows it is still of the alphabet.
        string cut = RegexText.Escape(workload.Substring(0, Math.Min(workload.Length, MaxBase)));
        return $"{cut}[{Suffix}-]{{5,16}}|{name}-[0-9]+";
    }
}
