namespace MetricsKit.Build.Output;

/// <summary>Compares texts whose line endings a checkout may have changed.</summary>
public static class TextComparison
{
    /// <summary>First line, from 1, at which the texts differ; 0 when they are equal but for line endings.</summary>
    /// <param name="actual">What is there.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="actualLine">The differing line of <paramref name="actual"/>; null past its end.</param>
    /// <param name="expectedLine">The differing line of <paramref name="expected"/>; null past its end.</param>
    public static int FirstDifference(string actual, string expected, out string? actualLine, out string? expectedLine)
    {
        string[] left = Lines(actual), right = Lines(expected);
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            actualLine = i < left.Length ? left[i] : null;
            expectedLine = i < right.Length ? right[i] : null;
            if (actualLine != expectedLine)
            {
                return i + 1;
            }
        }

        actualLine = expectedLine = null;
        return 0;
    }

    /// <summary>True when the texts are equal but for line endings.</summary>
    public static bool AreEqual(string left, string right) => FirstDifference(left, right, out _, out _) == 0;

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").Split('\n');
}
