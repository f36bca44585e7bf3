namespace MetricsKit.PromQL;

/// <summary>Finds the name that somebody meant.</summary>
internal static class NearNames
{
    private const int LongestName = 100;

    /// <summary>The one name that differs least, by at most a third of its letters; null where there is none, or where several are as near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > bestDistance || candidate.Length > LongestName)
            {
                continue;
            }

            int distance = string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, candidate);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
            else if (distance == bestDistance && !string.Equals(best, candidate, StringComparison.Ordinal))
            {
                best = null;
            }
        }

        return best;
    }

    /// <summary>Number of letters to insert, remove, replace, or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        // Three rows of the table: a swap looks two rows back.
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
