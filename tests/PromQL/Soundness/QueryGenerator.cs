namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>Writes expressions over the market's series that Prometheus 2.42 accepts, with thresholds and labels near those that there are.</summary>
/// <param name="random">Where choices come from.</param>
internal sealed class QueryGenerator(Random random)
{
    private static readonly string[] Names =
    [
        "shop_orders_total", "shop_orders_total", "shop_retries_total", "shop_queue", "shop_mode", "shop_slots", "shop_latency_seconds_bucket", "shop_latency_seconds_count",
        "shop_latency_seconds_sum", "shop_drift_bucket", "shop_parse_seconds", "shop_parse_seconds_count", "lib_calls_total", "lib_size", "lib_wait_seconds_bucket",
        "lib_wait_seconds_count", "kube_x", "kube_x", "kube_y", "kube_y", "kube_z_total", "up", "job:shop_orders:rate5m", "shop:orders:sum", "job_queue:shop_queue:max", "shop_nothing",
    ];

    private static readonly string[] Labels = ["job", "job", "instance", "status", "queue", "team", "region", "pod", "le", "a", "mode", "quantile", "made"];

    private static readonly string[] Instant =
    [
        "abs", "ceil", "floor", "exp", "sqrt", "sgn", "ln", "round", "timestamp", "sort", "sort_desc", "hour", "minute", "month", "day_of_week", "day_of_month", "days_in_month", "day_of_year", "absent",
    ];

    private static readonly string[] Ranges =
    [
        "rate", "rate", "increase", "irate", "delta", "idelta", "deriv", "changes", "resets", "avg_over_time", "min_over_time", "max_over_time", "sum_over_time", "count_over_time",
        "last_over_time", "present_over_time", "absent_over_time", "stddev_over_time", "stdvar_over_time",
    ];

    private readonly PatternGenerator _patterns = new(random);

    public string Next() => Vector(random.Next(1, 5));

    private string Vector(int depth) => depth <= 0 ? Selector() : random.Next(20) switch
    {
        < 2 => Selector(),
        < 5 => Compared(depth),
        < 9 => Joined(depth),
        < 13 => Aggregation(depth),
        < 16 => Range(depth),
        16 => $"{Pick(Instant)}({Vector(depth - 1)})",
        17 => Written(depth),
        18 => Special(depth),
        _ => Pick("-", "+") + $"({Vector(depth - 1)})",
    };

    private string Compared(int depth)
    {
        string op = random.Next(4) == 0 ? Pick("+", "-", "*", "/", "%", "^") : Comparison();
        string isBool = op[0] is '>' or '<' or '=' or '!' && random.Next(5) == 0 ? " bool" : "";
        return random.Next(6) == 0 ? $"({Scalar(depth)} {op}{isBool} {Operand(depth)})" : $"({Operand(depth)} {op}{isBool} {Scalar(depth)})";
    }

    private string Joined(int depth)
    {
        // The same expression twice, with conditions that may exclude each other.
        if (random.Next(8) == 0)
        {
            string same = Operand(depth - 1);
            return $"({same} {Comparison()} {Number()} {Pick("and", "and", "unless", "or")} {same} {Comparison()} {Number()})";
        }

        if (random.Next(3) == 0)
        {
            return Related(depth);
        }

        string left = Operand(depth);
        string right = Operand(depth);
        if (random.Next(3) == 0)
        {
            return $"({left} {Pick("and", "or", "unless")}{(random.Next(2) == 0 ? "" : $" {Pick("on", "on", "ignoring")} ({List()})")} {right})";
        }

        string op = Operation();
        switch (random.Next(5))
        {
            case 0:
                return $"({left} {op} {right})";
            case 1:
                return $"({left} {op} {Pick("on", "ignoring")} ({List()}) {right})";
            default:
                // One side made unique, so that matching works more often than not.
                string labels = List();
                string include = random.Next(2) == 0 ? "" : List(except: labels);
                string aggregation = $"{Pick("max", "min", "sum", "count")} by ({(include.Length == 0 ? labels : labels.Length == 0 ? include : $"{labels}, {include}")}) ({right})";
                return random.Next(4) switch
                {
                    3 => $"({left} {op} ignoring ({labels}) group_left ({include}) sum without ({labels}) ({right}))",
                    0 => $"({aggregation} {op} on ({labels}) group_right ({include}) {left})",
                    1 => $"({left} {op} on ({labels}) {aggregation})",
                    _ => $"({left} {op} on ({labels}) group_left ({include}) {aggregation})",
                };
        }
    }

    /// <summary>Series of one metric on both sides, or one number on the other: most of these have a result.</summary>
    private string Related(int depth)
    {
        string name = Pick(Names);
        string labels = List();
        string matching = Pick("ignoring", "ignoring", "on") + $" ({labels})";
        string left = Of(name);
        return random.Next(6) switch
        {
            0 => $"({left} {Pick("and", "or", "unless")} {matching} {Of(name)})",
            1 => $"({left} {Operation()} {matching} {Of(name)})",
            2 => $"({left} {Operation()} ignoring ({labels}) group_left () sum without ({labels}) ({Of(name)}))",
            3 => $"({left} {Operation()} on ({labels}) group_left () max by ({labels}) ({Of(name)}))",
            4 => $"({Vector(depth - 1)} {Operation()} on () group_left () {Pick("hour()", "vector(1)", "max(up)", "absent(shop_nothing)", "count(up)", "vector(0.5)")})",
            _ => $"({left} {Operation()} {Of(name)})",
        };
    }

    private string Operation() => random.Next(2) == 0 ? Pick("+", "-", "*", "/", "%", "atan2") : Comparison() + (random.Next(5) == 0 ? " bool" : "");

    private string Aggregation(int depth)
    {
        string grouping = random.Next(4) switch { 0 => "", 1 => $" without ({List()})", _ => $" by ({List()})" };
        string body = Vector(depth - 1);
        return random.Next(7) switch
        {
            0 => $"{Pick("topk", "bottomk")}{grouping} ({random.Next(1, 3)}, {body})",
            1 => $"quantile{grouping} ({Pick("0", "0.5", "0.9", "1", "2")}, {body})",
            2 => $"count_values{grouping} (\"{Pick("made", "made", "status", "job")}\", {body})",
            _ => $"{Pick("sum", "sum", "avg", "min", "max", "count", "count", "group", "stddev", "stdvar")}{grouping} ({body})",
        };
    }

    private string Range(int depth)
    {
        string range = random.Next(3) == 0 ? $"({Vector(depth - 1)})[{Pick("3m", "5m")}:{Pick("", "1m")}]" : $"{Selector(withOffset: false)}[{Pick("2m", "5m", "8m")}]";
        range += random.Next(8) == 0 ? $" offset {Pick("1m", "2m")}" : "";
        return random.Next(10) switch
        {
            0 => $"quantile_over_time({Pick("0", "0.5", "1")}, {range})",
            1 => $"predict_linear({range}, {Pick("60", "-60")})",
            _ => $"{Pick(Ranges)}({range})",
        };
    }

    private string Written(int depth) => random.Next(3) == 0
        ? $"label_join({Vector(depth - 1)}, \"{Pick(Labels)}\", \"{Pick("", "-")}\"{string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => $", \"{Pick(Labels)}\""))})"
        : $"label_replace({Vector(depth - 1)}, \"{Pick(Labels)}\", \"{Pick("", "$1", "j1", "x-$1", "t1")}\", \"{Pick("", Pick(Labels), Pick(Labels))}\", \"{Pick("", ".*", "(.*)", "(.+)", ".+", "j1", "(j|t).*")}\")";

    private string Special(int depth) => random.Next(10) switch
    {
        0 => $"vector({Scalar(depth)})",
        1 => Pick("hour()", "minute()", "vector(0)", "vector(1)"),
        2 => $"clamp({Vector(depth - 1)}, {Number()}, {Number()})",
        3 => $"clamp_min({Vector(depth - 1)}, {Number()})",
        4 => $"clamp_max({Vector(depth - 1)}, {Number()})",
        8 => random.Next(2) == 0 ? $"absent({Selector(withOffset: false)})" : $"absent_over_time({Selector(withOffset: false)}[{Pick("2m", "5m")}])",
        9 => $"(({Selector()} {Comparison()} {Number()}) {Pick("+", "-", "*", "/")} ignoring ({Pick("status", "queue", "mode")}) ({Operand(depth)} {Comparison()} {Number()}))",
        5 => $"round({Vector(depth - 1)}, {Pick("0.5", "5", "-1", "0")})",
        _ => $"histogram_quantile({Pick("0", "0.5", "0.9", "1", "1.5")}, {Histogram(depth)})",
    };

    private string Histogram(int depth) => random.Next(5) switch
    {
        0 => Vector(depth - 1),
        1 => $"rate({Pick("shop_latency_seconds_bucket", "shop_drift_bucket", "lib_wait_seconds_bucket")}[5m])",
        _ => $"sum by ({List()}{Pick(", le", ", le", "")}) (rate({Pick("shop_latency_seconds_bucket", "shop_drift_bucket", "lib_wait_seconds_bucket")}[5m]))".Replace("(, ", "(", StringComparison.Ordinal),
    };

    private string Operand(int depth) => Vector(random.Next(depth));

    private string Scalar(int depth) => random.Next(12) switch
    {
        0 => $"scalar({Vector(depth - 1)})",
        1 => "time()",
        2 => $"({Number()} {Pick("+", "*", "-")} {Number()})",
        _ => Number(),
    };

    private string Selector(bool withOffset = true)
    {
        string name = Pick(Names);
        string text = random.Next(15) == 0
            ? $"{{{string.Join(", ", Matchers("").Prepend($"__name__=~\"{name}|{Pick(Names)}\""))}}}"
            : Of(name);
        return text + (withOffset && random.Next(10) == 0 ? Pick(" offset 1m", " offset 2m", " @ end()", " @ 300") : "");
    }

    private string Of(string name) => Matchers(name) is { Length: > 0 } matchers ? $"{name}{{{string.Join(", ", matchers)}}}" : name;

    private string[] Matchers(string name) => [.. Enumerable.Range(0, Math.Max(0, random.Next(6) - 2)).Select(_ => Matcher(name))];

    /// <summary>A matcher of a label that the metric has, more often than of another.</summary>
    private string Matcher(string name)
    {
        string[] own = [.. Market.Catalog.Find(name)?.Family.Labels?.Select(l => l.Name) ?? []];
        string label = own.Length > 0 && random.Next(2) == 0 ? Pick(own) : Pick(Labels);
        string value = label switch
        {
            "job" => Pick("j1", "j2"),
            "status" => Pick("paid", "failed", "pai", "refused", "a.b", "5xx", "A-b c"),
            "queue" => Pick("q1", "q2"),
            "team" => Pick("t1", "t2"),
            "mode" => Pick("on", "of"),
            "le" => Pick("1", "0.5", "+Inf", "3"),
            _ => Pick("r1", "r2", "i1", "0.5"),
        };
        return random.Next(5) switch
        {
            0 => $"{label}{Pick("=", "!=")}\"\"",
            2 => $"{label}{Pick("=~", "!~")}\"{_patterns.Next(value).Replace("\\", "\\\\", StringComparison.Ordinal)}\"",
            1 => $"{label}{Pick("=~", "!~")}\"{Pick(value.Replace("+", "", StringComparison.Ordinal) + "|zz", ".*", ".+", "", "^paid$", "paid.*", "[a-z]+", "j.|i.", "paid|failed", "(|x)", "of|", "on|", "other")}\"",
            _ => $"{label}{Pick("=", "=", "!=")}\"{value}\"",
        };
    }

    private string List(string except = "") => string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Labels)).Distinct().Where(l => !except.Contains(l, StringComparison.Ordinal)));

    private string Comparison() => Pick(">", ">=", "<", "<=", "==", "!=");

    private string Number() => Pick("0", "0", "1", "1", "2", "5", "-1", "0.5", "100", "23", "Inf", "-Inf");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
