namespace MetricsKit.Analyzers;

/// <summary>What the lists about a project's own names accept. One that is never met would be silently without effect.</summary>
internal static class CardinalityLists
{
    private static readonly char[] Separators = ['.', '_', '-'];

    /// <summary>The keys, what each accepts, and whether a text is that.</summary>
    public static readonly (string Key, string Accepts, Func<string, bool> IsReadable)[] All =
    [
        Words(CardinalitySettings.SafeWords, "reference, slot"),
        Words(CardinalitySettings.IdentityWords, "dossier"),
        Types(CardinalitySettings.SafeTypes, "Acme.CurrencyCode"),
        Types(CardinalitySettings.IdentityTypes, "Acme.OrderNumber"),
        Members(CardinalitySettings.BoundingMethods, "RouteNames.Normalize"),
        Members(CardinalitySettings.IdentityMethods, "Current.SubjectKey"),
        (CardinalitySettings.ExcludedPaths,
            "is no list of paths; separate them by commas, each without wildcards a folder or file as it stands in any place of a path, not from the root or './', such as tests, tools/Import.cs",
            text => AreAll(text, IsPath)),
    ];

    private static (string, string, Func<string, bool>) Words(string key, string example) =>
        (key, "is no list of words; separate them by commas, each a word that names end in, without blanks, such as " + example, text => AreAll(text, IsWord));

    private static (string, string, Func<string, bool>) Types(string key, string example) =>
        (key, "is no list of types; separate them by commas, each a type's name, with or without its namespace, such as " + example, text => AreAll(text, entry => IsDotted(entry, atLeast: 1)));

    private static (string, string, Func<string, bool>) Members(string key, string example) =>
        (key, "is no list of members; separate them by commas, each as Type.Member, with or without the namespace, such as " + example, text => AreAll(text, entry => IsDotted(entry, atLeast: 2)));

    private static bool AreAll(string text, Func<string, bool> isEntry) =>
        CardinalitySettings.IsList(text) && text.Split(',').Select(entry => entry.Trim()).All(entry => entry.Length == 0 || isEntry(entry));

    private static bool IsWord(string entry) => entry.Split(Separators).All(part => part.Length > 0 && part.All(char.IsLetterOrDigit));

    private static bool IsDotted(string entry, int atLeast) =>
        entry.Split('.') is var parts && parts.Length >= atLeast
        && Array.TrueForAll(parts, part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c == '_'));

    // One separator may end it, as folders are written.
    private static bool IsPath(string entry)
    {
        string[] parts = entry.Replace('\\', '/').Split('/');
        return !parts.Where((part, i) => part is "." or ".." || (part.Length == 0 && (i == 0 || i < parts.Length - 1))).Any()
            && entry.IndexOfAny(['*', '?']) < 0;
    }
}
