namespace MetricsKit.PromQL;

/// <summary>What to say of a function that does not exist, or not in the target version.</summary>
internal static class FunctionHints
{
    /// <summary>Why a call is refused; null when it is not.</summary>
    public static string? Refusal(string function, FunctionSignature? signature, PromQLOptions options)
    {
        Version target = options.TargetVersion;
        if (signature is null)
        {
            return $"unknown function \"{function}\"" + (Closest(function, target) is { } name ? $"; did you mean \"{name}\"?" : "");
        }

        if (signature.RemovedIn is { } removed && target >= removed)
        {
            return $"function \"{function}\" was removed in Prometheus {removed}; write \"{signature.ReplacedBy}\"";
        }

        if (signature.Since is not null && target < signature.Since)
        {
            return $"function \"{function}\" needs Prometheus {signature.Since} or later; the target version is {target}";
        }

        return signature.IsExperimentalIn(target) && !options.Experimental
            ? $"function \"{function}\" is experimental; Prometheus knows it with {FeatureFlags.Option(FeatureFlags.Functions)}"
            : null;
    }

    /// <summary>The function or aggregation whose name differs least, by at most a third of its letters.</summary>
    private static string? Closest(string name, Version target)
    {
        if (name.Length > 50)
        {
            return null;
        }

        return Functions.All.Where(f => f.IsKnownTo(target)).Select(f => f.Name)
            .Concat(AggregateOperators.All.Select(a => a.Text()))
            .Select(n => (Name: n, Distance: Distance(name.ToLowerInvariant(), n)))
            .Where(c => c.Distance <= Math.Max(1, name.Length / 3))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault();
    }

    /// <summary>Number of letters to insert, remove, replace, or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
