using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Agreement;

/// <summary>Changes an expression in one to three places: characters, tokens, or what closes something.</summary>
/// <param name="random">Where choices come from.</param>
internal sealed partial class ExpressionMutator(Random random)
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ":", "@", "=", "=~", "!", "!=", "!~", "-", "+", "*", "/", "^", "%", "<", ">", "==", ">=", "\"", "'", "`", "\\", "#", "\n", " ", ".", "_", ";", "&", "|", "?", "$", "~",
        "0", "9", "5m", "1e", "0x", "1h", "by", "on", "offset", "bool", "sum", "rate", "start", "inf", "and", "or", "unless", "without", "group_left", "topk", "x", "job", "é", "😀", "\0", "\\u12", "\\xff", "[5m]", "[5m:]", "(a)", "{a=\"b\"}", " offset 1h", " @ 5",
    ];

    /// <summary>The text, changed.</summary>
    public string Mutate(string text)
    {
        for (int n = random.Next(5) switch { 0 => 2, 1 => 3, _ => 1 }; n > 0; n--)
        {
            text = random.Next(2) == 0 ? MutateTokens(text) : MutateCharacters(text);
        }

        return text;
    }

    private string MutateCharacters(string text)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(1, 6), text.Length - at);
        string piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(5) switch
        {
            0 => text.Insert(at, piece),
            1 => text.Remove(at, length),
            2 => text.Remove(at, length).Insert(at, piece),
            3 => text[..at],
            _ => text[..at] + text[random.Next(text.Length + 1)..],
        };
    }

    private string MutateTokens(string text)
    {
        List<string> tokens = [.. Tokens().Matches(text).Select(m => m.Value)];
        if (tokens.Count == 0)
        {
            return text;
        }

        int at = random.Next(tokens.Count);
        switch (random.Next(5))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                break;
            case 3:
                int other = random.Next(tokens.Count);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            default:
                tokens[at] = Pieces[random.Next(Pieces.Length)];
                break;
        }

        return string.Concat(tokens);
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|`[^`]*`|[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9][0-9a-zA-Z.]*|[=!<>]=|=~|!~|\\s+|.", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
