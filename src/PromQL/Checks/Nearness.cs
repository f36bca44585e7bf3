namespace MetricsKit.PromQL.Checks;

/// <summary>Which name somebody meant.</summary>
internal static class Nearness
{
    /// <summary>The nearest of these, however many words differ, as long as most of it agrees; null for none. For names that are certainly wrong.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int least = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name, candidate, least);
            if (distance < least || (distance == least && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>
    /// The name that was surely meant: one with the same words but for a slip of the pen in one of them, or written with other
    /// case and underscores. Null for none, and where several are. Names that differ in digits are different names.
    /// </summary>
    public static string? SurelyMeant(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) <= 4 && IsSlip(name, candidate))
            {
                if (best is not null)
                {
                    return null;
                }

                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The nearest value or label: at most a third of its letters differ.</summary>
    public static string? NearestWord(string word, IEnumerable<string> candidates) =>
        NearWord(word, candidates, Math.Max(1, (word.Length + 1) / 3), isOnly: false);

    /// <summary>As <see cref="NearestWord"/>; null also where several are as near, so that it is the one right answer.</summary>
    public static string? OnlyNearWord(string word, IEnumerable<string> candidates) =>
        NearWord(word, candidates, Math.Max(1, word.Length / 3), isOnly: true);

    private static string? NearWord(string word, IEnumerable<string> candidates, int most, bool isOnly)
    {
        // Long texts in the place of a name are no slips of the pen.
        if (word.Length is 0 or > 100)
        {
            return null;
        }

        string? best = null;
        int least = most + 1;
        foreach (string candidate in candidates)
        {
            int distance = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate, least);
            if (distance < least && distance < Math.Max(word.Length, candidate.Length))
            {
                (best, least) = (candidate, distance);
            }
            else if (isOnly && distance == least && candidate != best)
            {
                best = null;
            }
        }

        return best;
    }

    private static bool IsSlip(string name, string candidate)
    {
        if (EqualsLoosely(name, candidate))
        {
            return true;
        }

        int start = 0;
        int shorter = Math.Min(name.Length, candidate.Length);
        while (start < shorter && name[start] == candidate[start])
        {
            start++;
        }

        int end = 0;
        while (end < shorter - start && name[name.Length - 1 - end] == candidate[candidate.Length - 1 - end])
        {
            end++;
        }

        // The word around what differs, in both names.
        string? left = Word(name, start, name.Length - end);
        string? right = Word(candidate, start, candidate.Length - end);
        // The first letter is the one that people get right.
        if (left is null || right is null || left.Length == 0 || right.Length == 0 || left[0] != right[0] || left.Any(char.IsDigit) || right.Any(char.IsDigit))
        {
            return false;
        }

        int length = Math.Max(left.Length, right.Length);
        int allowed = length >= 9 ? 2 : length >= 5 ? 1 : 0;
        return allowed > 0 && Distance(left, right, allowed + 1) <= allowed;
    }

    private static string? Word(string name, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (name[i] is '_' or ':')
            {
                return null;
            }
        }

        while (start > 0 && name[start - 1] is not ('_' or ':'))
        {
            start--;
        }

        while (end < name.Length && name[end] is not ('_' or ':'))
        {
            end++;
        }

        return name.Substring(start, end - start);
    }

    /// <summary>Equal but for case and underscores.</summary>
    private static bool EqualsLoosely(string a, string b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && a[i] == '_')
            {
                i++;
            }

            while (j < b.Length && b[j] == '_')
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (char.ToLowerInvariant(a[i++]) != char.ToLowerInvariant(b[j++]))
            {
                return false;
            }
        }
    }

    /// <summary>Number of letters to insert, remove, replace, or swap with their neighbour; <paramref name="limit"/> or more where it is not less.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit + 1;
        }

        int[] before = new int[b.Length + 1], row = new int[b.Length + 1], next = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }

                least = Math.Min(least, next[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (before, row, next) = (row, next, before);
        }

        return row[b.Length];
    }
}
