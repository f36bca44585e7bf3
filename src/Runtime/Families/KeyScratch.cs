namespace MetricsKit.Families;

/// <summary>Room for the open values of one look-up, kept by the thread so that values beyond a bound cost no allocation.</summary>
internal static class KeyScratch
{
    [ThreadStatic]
    private static string?[]? t_keys;

    /// <summary>An array of at least <paramref name="length"/>. A nested look-up gets one of its own.</summary>
    public static string?[] Take(int length)
    {
        var keys = t_keys;
        t_keys = null;
        return keys?.Length >= length ? keys : new string?[Math.Max(length, 4)];
    }

    /// <summary>Gives the array back without what it held.</summary>
    public static void Return(string?[] keys, int length)
    {
        Array.Clear(keys, 0, length);
        t_keys = keys;
    }
}
