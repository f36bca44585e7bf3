namespace MetricsKit.PromQL.Tests;

/// <summary>Texts with some of their characters taken out, put in or moved.</summary>
internal static class Mutation
{
    /// <param name="text">The text.</param>
    /// <param name="random">Decides.</param>
    /// <param name="pieces">What is put in.</param>
    /// <param name="most">Most changes.</param>
    /// <param name="move">A change of another kind, from the text, a place, a number of characters that are there, and <paramref name="random"/>.</param>
    public static string Of(string text, Random random, string[] pieces, int most, Func<string, int, int, Random, string> move)
    {
        for (int n = random.Next(1, most + 1); n > 0; n--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(1, 6), text.Length - at);
            string piece = pieces[random.Next(pieces.Length)];
            text = random.Next(4) switch
            {
                0 => text.Insert(at, piece),
                1 => text.Remove(at, length),
                2 => text.Remove(at, length).Insert(at, piece),
                _ => move(text, at, length, random),
            };
        }

        return text;
    }
}
