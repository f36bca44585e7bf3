using System.Text;

namespace MetricsKit.Model;

/// <summary>Names as Prometheus and Kubernetes read them.</summary>
public static class Names
{
    /// <summary>The label value that stands for everything undeclared or past a bound.</summary>
    public const string Other = "other";

    /// <summary>True for <c>[a-zA-Z_:][a-zA-Z0-9_:]*</c>.</summary>
    public static bool IsMetricName(string name) => IsName(name, colons: true);

    /// <summary>True for <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</summary>
    public static bool IsLabelName(string name) => IsName(name, colons: false);

    /// <summary>True when Prometheus or its clients keep the label for themselves: <c>le</c>, <c>quantile</c>, <c>__name__</c> and all that begin with two underscores.</summary>
    public static bool IsReservedLabel(string name) =>
        name is "le" or "quantile" || name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>True for an RFC 1123 label: lower-case letters, digits and inner dashes, at most 63 characters.</summary>
    public static bool IsKubernetesName(string name)
    {
        if (name.Length is 0 or > 63 || name[0] == '-' || name[name.Length - 1] == '-')
        {
            return false;
        }

        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Joins prefixes and a name with underscores; null and empty parts are left out.</summary>
    public static string Join(params string?[] parts) =>
        string.Join("_", parts.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>
    /// Snake case as <c>JsonNamingPolicy.SnakeCaseLower</c> writes it: <c>UserId</c> is <c>user_id</c>,
    /// <c>HTTPStatus</c> is <c>http_status</c>, <c>Http2</c> is <c>http2</c>.
    /// </summary>
    public static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        State state = State.Start;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsUpper(c))
            {
                bool nextIsLower = i + 1 < name.Length && char.IsLower(name[i + 1]);
                if (state is State.Lower or State.Digit or State.Separator or State.Space || (state == State.Upper && nextIsLower))
                {
                    Separate(text, state);
                }

                text.Append(char.ToLowerInvariant(c));
                state = State.Upper;
            }
            else if (char.IsLetter(c) || char.IsDigit(c))
            {
                if (state == State.Space)
                {
                    Separate(text, state);
                }

                text.Append(c);
                state = char.IsDigit(c) ? State.Digit : State.Lower;
            }
            else if (c == ' ')
            {
                state = state == State.Start ? State.Start : State.Space;
            }
            else
            {
                text.Append(c);
                state = State.Separator;
            }
        }

        return text.ToString();
    }

    private static void Separate(StringBuilder text, State state)
    {
        if (state != State.Separator)
        {
            text.Append('_');
        }
    }

    private static bool IsName(string name, bool colons)
    {
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool letter = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (colons && c == ':');
            if (!letter && !(i > 0 && c is >= '0' and <= '9'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private enum State
    {
        Start,
        Separator,
        Space,
        Upper,
        Lower,
        Digit,
    }
}
