using System.Text;

namespace MetricsKit.PromQL.Agreement;

/// <summary>
/// Writes expressions by the grammar of Prometheus 2.42, every production of it, and now and then breaks a rule: another type, an
/// argument too many, a modifier where none belongs. The same seed writes the same expressions.
/// </summary>
/// <param name="random">Where choices come from.</param>
/// <param name="wrong">How often a choice is a wrong one, from 0 to 1.</param>
internal sealed class ExpressionGenerator(Random random, double wrong)
{
    private static readonly Version Target = new(2, 42);

    private static readonly IReadOnlyList<FunctionSignature> Known = [.. Functions.All.Where(f => f.IsKnownTo(Target))];

    private static readonly string[] Later = [.. Functions.All.Where(f => !f.IsKnownTo(Target)).Select(f => f.Name)];

    private static readonly AggregateOperator[] Aggregations =
        [.. Enum.GetValues<AggregateOperator>().Where(o => o is not (AggregateOperator.Limitk or AggregateOperator.LimitRatio))];

    private static readonly string[] Names =
    [
        "up", "http_requests_total", "node_cpu_seconds_total", "job:request_latency_seconds:mean5m", "x", "_", "a1", ":", "foo:", "instance",
    ];

    private static readonly string[] Keywords =
    [
        "by", "without", "offset", "sum", "AVG", "Count", "and", "or", "UNLESS", "start", "end", "topk", "group", "quantile", "count_values",
        "on", "ignoring", "group_left", "group_right", "bool", "atan2", "fill", "step", "anchored", "inf", "nan", "smoothed", "range",
    ];

    private static readonly string[] LabelNames = ["job", "instance", "le", "status", "namespace", "_x", "a1", "by", "on", "sum", "bool", "without", "offset", "start"];

    private static readonly string[] Regexes =
    [
        "5..", ".*", ".+", "", "a|b|c", "^(?:foo)$", "[a-z]+", "[^0-9]*", "api-(v1|v2)", "(?i)get", "x{2,5}", "[[:alpha:]]+", "a?b*c+?", "(?P<n>x)",
        "foo\\.bar", "\\d{3}", "\\w+", "\\p{Greek}", "\\pL", "\\x41", "\\x{1F600}", "\\Qa.b\\E", "(|a)", "()", "a||b", "x*?", "[a\\-z]", "[]a]", "\\bfoo\\b", "(?s).", "ü+", "a{,3}", "a{2",
    ];

    private static readonly string[] WrongRegexes =
    [
        "*", "a**", "(", ")", "[", "a)(b", "[z-a]", "(?=x)", "(?!x)", "(?<n>x)", "\\1", "\\8", "\\z(", "x{1001}", "x{3,2}", "(x{100}){11}", "\\p{Klingon}", "[[:nope:]]", "\\Q(", "(?P<n>a)(?P<n>b)", "a\\", "(?z)", "+a", "\\pX", "(?:a",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "5", "0.05", ".5", "5.", "1e3", "1E-3", "2.5e+2", "0x1F", "0XfF", "010", "08", "00.5", "1e-9", "9007199254740993", "Inf", "inf", "NaN", "nan", "123456789.125", "1e308", "9223372036854775807", "0x7fffffffffffffff",
    ];

    private static readonly string[] WrongNumbers =
    [
        "1_000", "5m", "1e", "0x", "0b11", "1.2.3", "5mm", "1e400", "0xg", "1x", "1.5h", "0x1.8p1", "1__0", "08_1", "1e5e5", "5.m", "99999999999999999999", "0x8000000000000000",
    ];

    private static readonly string[] Durations = ["5m", "1h", "1h30m", "30s", "1d", "2w", "1y", "100ms", "1h0m", "1y2w3d4h5m6s7ms", "90s", "007m", "292y"];

    private static readonly string[] WrongDurations =
    [
        "0s", "5", "5min", "1m1h", "1.5m", "-5m", "5 m", "m", "", "1m1m", "300y", "0", "5m * 2", "(5m)", "step()", "+5m", "5M", "1hm", "x", "5m5", "1e3", "0h", "1ms2s", "1mm",
    ];

    /// <summary>An expression, with spaces and comments in between.</summary>
    public string Next()
    {
        string text = random.Next(20) switch
        {
            0 => Scalar(3),
            1 => String(),
            2 => Range(2),
            _ => Vector(random.Next(1, 5)),
        };
        return random.Next(12) switch
        {
            0 => $" {text}\n",
            1 => $"# comment ( [ {{ \"\n{text}",
            2 => $"{text} # comment",
            3 => $"\t{text}\r\n",
            _ => text,
        };
    }

    private bool Errs => random.NextDouble() < wrong;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private string Typed(PromType type, int depth)
    {
        PromType written = Errs ? (PromType)random.Next(1, 5) : type;
        return written switch
        {
            PromType.Scalar => Scalar(depth),
            PromType.RangeVector => Range(depth),
            PromType.String => String(),
            _ => Vector(depth),
        };
    }

    private string Vector(int depth) => depth <= 0 ? Selector(withModifiers: true) : random.Next(12) switch
    {
        0 or 1 => Selector(withModifiers: true),
        2 or 3 or 4 => Binary(depth),
        5 or 6 => Aggregation(depth - 1),
        7 or 8 or 9 => Call(depth - 1, PromType.InstantVector),
        10 => $"({Space()}{Vector(depth - 1)}{Space()})",
        _ => Pick("-", "+", "- ", "--") + Typed(PromType.InstantVector, depth - 1),
    };

    private string Scalar(int depth) => depth <= 0 ? Number() : random.Next(6) switch
    {
        0 => Call(depth - 1, PromType.Scalar),
        1 => $"({Scalar(depth - 1)})",
        2 => $"{Scalar(depth - 1)}{Pick(" + ", "-", " * ", "/", " % ", "^", " atan2 ", " == bool ", " > bool ")}{Scalar(depth - 1)}",
        3 => Pick("-", "+") + Scalar(depth - 1),
        _ => Number(),
    };

    private string Range(int depth)
    {
        if (depth > 0 && random.Next(4) == 0)
        {
            return Modified($"{Subject(depth)}[{Space()}{Duration()}{Space()}:{Space()}{(random.Next(2) == 0 ? "" : Duration())}{Space()}]");
        }

        string selector = Errs ? Subject(depth) : Selector(withModifiers: Errs);
        return Modified($"{selector}{Space()}[{Space()}{Duration()}{Space()}]");
    }

    /// <summary>What a subquery's brackets follow.</summary>
    private string Subject(int depth) => random.Next(3) switch
    {
        0 => Selector(withModifiers: false),
        1 => $"({Typed(PromType.InstantVector, depth - 1)})",
        _ => Call(depth - 1, PromType.InstantVector),
    };

    private string Number() => (Errs ? Pick(WrongNumbers) : Pick(Numbers)) + (Errs ? Modifier(random.Next(2) == 0) : "");

    private string Duration() => Errs ? Pick(WrongDurations) : Pick(Durations);

    private string Modified(string text)
    {
        string offset = random.Next(6) == 0 ? Modifier(isOffset: true) : "";
        string at = random.Next(6) == 0 ? Modifier(isOffset: false) : "";
        return text + (random.Next(2) == 0 ? offset + at : at + offset) + (Errs ? Modifier(random.Next(2) == 0) : "");
    }

    private string Modifier(bool isOffset) => isOffset
        ? $" {Pick("offset", "OFFSET")} {Pick("", "", "-", "- ")}{Duration()}"
        : $"{Pick(" ", "")}@{Space()}{(Errs ? Pick("now()", "start", "inf", "\"x\"", "1e300", "(5)", "5m") : Pick("1609746000", "-1.5", "+3", "start()", "end ( )", "0x10", "START()", "1e9"))}";

    private string Selector(bool withModifiers)
    {
        bool hasName = random.Next(10) > 0;
        string name = !hasName ? "" : random.Next(12) == 0 ? Pick(Keywords) : Pick(Names);
        string matchers = !hasName || random.Next(3) > 0 ? Matchers(canBeNone: hasName) : "";
        string text = name + Space() + matchers;
        return withModifiers ? Modified(text) : text;
    }

    private string Matchers(bool canBeNone)
    {
        int count = random.Next(canBeNone || Errs ? 0 : 1, 4);
        var text = new StringBuilder("{").Append(Space());
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : Errs ? Pick(";", " ", ",,", " and ") : ",").Append(Space());
            text.Append(Errs ? Pick("__name__", "\"a.b\"", "5", "a:b", "", "a.b", "ü", "a-b") : Pick(LabelNames)).Append(Space());
            bool regex = random.Next(2) == 0;
            text.Append(Errs ? Pick("==", "<", "=<", "!", "~", ":", "", "=!") : regex ? Pick("=~", "!~") : Pick("=", "!=")).Append(Space());
            text.Append(Errs ? Pick("5", "x", "", "bar") : regex ? Quoted(Errs ? Pick(WrongRegexes) : Pick(Regexes)) : String());
        }

        text.Append(count > 0 && random.Next(8) == 0 ? "," : "").Append(Space());
        return text.Append(Errs ? Pick("", "}}", "]", ")") : "}").ToString();
    }

    private string String() => Errs
        ? Pick("\"", "'x", "\"\\d\"", "'\\x4z'", "\"a\nb\"", "`x", "\"\\ud800\"", "\"\\400\"", "'\\u12'", "\"\\\"", "\"\\'\"", "'\\\"'")
        : Pick(
            "\"\"", "'value'", "\"a b\"", "`raw\\d`", "'it\\'s'", "\"\\\"\"", "\"\\n\\t\\\\\"", "'\\x41\\101\\u00e9'", "\"ü日本\"", "'😀'", "\"\\U0001F600\"", "\"\\xff\"",
            "\"{{ $labels.job }}\"", "'#'", "\"a,b}\"", "`multi\nline`", "\"$1\"", "\"(.*)\"");

    private string Quoted(string regex) => random.Next(3) switch
    {
        0 when !regex.Contains('`', StringComparison.Ordinal) => $"`{regex}`",
        1 => "'" + regex.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'",
        _ => "\"" + regex.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
    };

    private string Binary(int depth)
    {
        string op = Errs
            ? Pick("=", "=~", "&&", "||", "<>", "===", "!", "**", "xor", "")
            : Pick("+", "-", "*", "/", "%", "^", "atan2", "==", "!=", ">", ">=", "<", "<=", "and", "or", "unless", "AND", "Or");
        bool isComparison = op is "==" or "!=" or ">" or ">=" or "<" or "<=";
        bool isSet = op is "and" or "or" or "unless" or "AND" or "Or";
        string modifiers = (isComparison ? random.Next(3) == 0 : Errs) ? " bool" : "";
        bool matches = random.Next(4) == 0;
        if (matches || Errs)
        {
            modifiers += $" {Pick("on", "ignoring", "ON")}{Space()}{Labels()}";
            if (isSet ? Errs : random.Next(2) == 0)
            {
                modifiers += $" {Pick("group_left", "group_right")}{(random.Next(3) == 0 ? " " : Space() + Labels())}";
            }
        }
        else if (Errs)
        {
            modifiers += Pick(" group_left", " by (job)", " fill (0)", " on", " on (a) bool", " on job");
        }

        bool scalars = !isSet && !matches;
        string left = scalars && random.Next(8) == 0 ? Scalar(depth - 1) : Typed(PromType.InstantVector, depth - 1);
        string right = scalars && random.Next(4) == 0 ? Scalar(depth - 1) : Typed(PromType.InstantVector, depth - 1);
        return $"{left} {op}{modifiers} {right}";
    }

    private string Labels()
    {
        int count = random.Next(4);
        var text = new StringBuilder("(").Append(Space());
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : Errs ? " " : ",").Append(Space()).Append(Errs ? Pick("5", "\"x\"", "a:b", "", "without", "-") : Pick(LabelNames.Where(l => l != "without").ToArray()));
        }

        return text.Append(count > 0 && random.Next(6) == 0 ? "," : "").Append(Errs ? Pick("", "}", ",,)") : ")").ToString();
    }

    private string Aggregation(int depth)
    {
        AggregateOperator op = Aggregations[random.Next(Aggregations.Length)];
        string name = random.Next(10) == 0 ? op.Text().ToUpperInvariant() : op.Text();
        name = Errs ? Pick("limitk", "limit_ratio", "mean", "Sum", "topk") : name;
        string parameter = op == AggregateOperator.CountValues ? Typed(PromType.String, 0) : Typed(PromType.Scalar, depth - 1);
        bool takes = op.TakesParameter() != Errs;
        string arguments = $"({(takes ? parameter + "," + Space() : "")}{(Errs ? "" : Typed(PromType.InstantVector, depth))}{(Errs ? "," : "")}{(Errs ? "" : ")")}";
        string grouping = $"{Pick("by", "without", "BY")}{Space()}{Labels()}";
        return random.Next(4) switch
        {
            0 => $"{name} {grouping}{Space()}{arguments}",
            1 => $"{name}{arguments}{Space()}{grouping}",
            2 when Errs => $"{name} {grouping}{arguments} {grouping}",
            _ => name + Space() + arguments,
        };
    }

    private string Call(int depth, PromType returns)
    {
        FunctionSignature[] candidates = [.. Known.Where(f => f.ReturnType == returns)];
        FunctionSignature function = candidates[random.Next(candidates.Length)];
        string name = Errs ? Pick([.. Later, "raet", "Rate", "count_over", "x:y", "ABS"]) : function.Name;
        int most = function.MaxArguments ?? function.MinArguments + 2;
        int count = Math.Max(0, random.Next(function.MinArguments, most + 1) + (Errs ? Pick("1", "2").Length * (random.Next(2) == 0 ? 1 : -1) : 0));
        IEnumerable<string> arguments = Enumerable.Range(0, count).Select(i =>
        {
            PromType type = function.ArgumentTypes.Count == 0 ? PromType.Scalar : function.ArgumentTypes[Math.Min(i, function.ArgumentTypes.Count - 1)];
            return Space() + Typed(type, depth) + Space();
        });
        return $"{name}{Space()}({string.Join(Errs ? ";" : ",", arguments)}{(Errs ? "," : "")}{(Errs ? "" : ")")}";
    }

    private string Space() => random.Next(16) switch { 0 => " ", 1 => "\n", 2 => "  ", 3 => " # c\n", _ => "" };
}
