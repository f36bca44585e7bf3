using System.Globalization;
using System.Text;

namespace MetricsKit.Cardinality.Bench;

/// <summary>Files about metrics: prometheus-net, meters, our declarations, and helpers that hand values on.</summary>
internal static class MetricCode
{
    /// <summary>How many helper classes there are.</summary>
    public const int Helpers = 10;

    /// <summary>A call of a helper, one or two hops from the label, with a value that has a few values or many.</summary>
    public static string HelperCall(Random random)
    {
        string helper = "Recording" + random.Next(Helpers).ToString(CultureInfo.InvariantCulture);
        string value = random.Next(12) switch { 0 => "item.Id.ToString()", 1 => "item.Name", < 7 => "item.State.ToString()", _ => "\"all\"" };
        return random.Next(3) switch
        {
            0 => $"{helper}.Count(\"save\", {value});",
            1 => $"{helper}.Track(\"load\", {value}, 1);",
            _ => $"{helper}.Step({value});",
        };
    }

    /// <summary>A helper class: methods that hand on over one and two hops.</summary>
    public static string Helper(int number) => $$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Prometheus;

        namespace Shop.Telemetry;

        public static class Recording{{number}}
        {
            private static readonly Meter Shop = new("shop.helper{{number}}");
            private static readonly Counter<long> Steps = Shop.CreateCounter<long>("shop.steps{{number}}");
            private static readonly Prometheus.Counter Calls = Prometheus.Metrics.CreateCounter("shop_helper{{number}}_calls_total", "Calls.", "operation", "result");

            public static void Count(string operation, string result) => Calls.WithLabels(operation, result).Inc();

            public static void Track(string operation, string result, int times)
            {
                for (int i = 0; i < times; i++)
                {
                    Count(operation, result);
                }
            }

            public static void Step(string step) => Add(1, new TagList { { "step", step } });

            private static void Add(long value, TagList tags)
            {
                tags.Add("helper", "{{number}}");
                Steps.Add(value, tags);
            }
        }
        """;

    /// <summary>A file with prometheus-net's metrics and the calls that record them.</summary>
    public static string Prometheus(int number, int calls, Random random)
    {
        var text = new StringBuilder($$"""
            using Prometheus;

            namespace Shop.Telemetry;

            public sealed class PrometheusPart{{number}}
            {
                private static readonly Prometheus.Counter Requests = Prometheus.Metrics.CreateCounter("shop{{number}}_requests_total", "Requests.", "method", "status");
                private static readonly Prometheus.Counter Failures = Prometheus.Metrics.CreateCounter("shop{{number}}_failures_total", "Failures.", new CounterConfiguration { LabelNames = new[] { "reason" } });
                private static readonly Prometheus.Histogram Duration = Prometheus.Metrics.CreateHistogram("shop{{number}}_duration_seconds", "Time taken.", "operation");
                private static readonly Prometheus.Gauge Active = Prometheus.Metrics.CreateGauge("shop{{number}}_active", "Work under way.", "kind");
                private readonly Dictionary<string, int> _seen = new();


            """);
        for (int call = 0; call < calls; call++)
        {
            string body = random.Next(8) switch
            {
                0 => "string reason = error is TimeoutException ? \"timeout\" : error.GetType().Name;\n        Failures.WithLabels(reason).Inc();",
                1 => "Requests.WithLabels(status >= 500 ? \"error\" : \"ok\", status.ToString(System.Globalization.CultureInfo.InvariantCulture)).Inc();",
                2 => "using (Duration.WithLabels(\"load\").NewTimer())\n        {\n            _seen.Add(path, status);\n        }",
                3 => "var watch = System.Diagnostics.Stopwatch.StartNew();\n        _seen[path] = status;\n        Duration.WithLabels(\"save\").Observe(watch.Elapsed.TotalSeconds);",
                4 => "Active.WithLabels(Kind(status)).Set(_seen.Count);",
                5 => "string route = path.Split('/').FirstOrDefault() ?? \"none\";\n        _seen.TryAdd(route, status);\n        Requests.WithLabels(\"GET\", Kind(status)).Inc();",
                6 => $"Recording{random.Next(Helpers)}.Count(Kind(status), path.Length > 10 ? \"long\" : \"short\");",
                _ => call % 9 == 0 ? "Requests.WithLabels(path, \"200\").Inc();" : "Requests.WithLabels(method, \"200\").Inc();",
            };
            Append(text, call, body);
        }

        return text.Append("    private static string Kind(int status) => status switch { < 300 => \"good\", < 500 => \"bad\", _ => \"ugly\" };\n}\n").ToString();
    }

    /// <summary>A file with instruments of a meter, and tag lists for them.</summary>
    public static string Meters(int number, int calls, Random random)
    {
        var text = new StringBuilder($$"""
            using System.Diagnostics;
            using System.Diagnostics.Metrics;

            namespace Shop.Telemetry;

            public sealed class MeterPart{{number}}
            {
                private static readonly Meter Shop = new("shop.part{{number}}");
                private readonly Counter<long> _requests = Shop.CreateCounter<long>("shop.part{{number}}.requests", "{request}", "Requests.");
                private readonly Histogram<double> _duration = Shop.CreateHistogram<double>("shop.part{{number}}.duration", "s", "Time taken.");
                private readonly Dictionary<string, int> _seen = new();


            """);
        for (int call = 0; call < calls; call++)
        {
            string body = random.Next(6) switch
            {
                0 => "var tags = new TagList();\n        tags.Add(\"method\", method);\n        if (status >= 400)\n        {\n            tags.Add(\"error\", error.GetType().Name);\n        }\n\n        _requests.Add(1, tags);",
                1 => "_requests.Add(1, new KeyValuePair<string, object?>(\"status\", status));",
                2 => "_duration.Record(status / 1000.0, new(\"operation\", \"load\"), new(\"kind\", Kind(status)));",
                3 => "_duration.Record(1, Tags(Kind(status), status > 0));",
                4 => "_seen.Add(method, status);\n        _requests.Add(_seen.Count, new TagList { { \"kind\", Kind(status) }, { \"ok\", status < 400 } });",
                _ => call % 9 == 0 ? "_requests.Add(1, new KeyValuePair<string, object?>(\"path\", path));" : "_requests.Add(1, new KeyValuePair<string, object?>(\"long\", path.Length > 10));",
            };
            Append(text, call, body);
        }

        return text.Append("    private static TagList Tags(string kind, bool some) => new() { { \"kind\", kind }, { \"some\", some } };\n\n    private static string Kind(int status) => status < 300 ? \"good\" : \"bad\";\n}\n").ToString();
    }

    /// <summary>A file with a metric set of ours, and the calls that record it.</summary>
    public static string Own(int number, int calls, Random random)
    {
        var text = new StringBuilder($$"""
            using MetricsKit;

            namespace Shop.Telemetry;

            public enum Outcome{{number}} { Good, Bad, Ugly }

            [MetricSet(Prefix = "own{{number}}")]
            public static partial class OwnMetrics{{number}}
            {
                /// <summary>Orders.</summary>
                [Counter("orders_total")] public static partial MetricsKit.Counter Orders(Outcome{{number}} outcome, [Label(MaxValues = 20)] string channel);

                /// <summary>Time taken.</summary>
                [Histogram("load_seconds", Buckets = [0.1, 0.5, 1])] public static partial MetricsKit.Histogram Load(Outcome{{number}} outcome);
            }

            public sealed class OwnPart{{number}}
            {
                private readonly Dictionary<string, int> _seen = new();


            """);
        for (int call = 0; call < calls; call++)
        {
            string body = random.Next(4) switch
            {
                0 => $"OwnMetrics{number}.Load(Outcome{number}.Good).Observe(status / 1000.0);",
                1 => $"_seen.Add(path, status);\n        OwnMetrics{number}.Orders(status < 400 ? Outcome{number}.Good : Outcome{number}.Ugly, Channel(method)).Inc();",
                2 => $"using (OwnMetrics{number}.Load(Outcome{number}.Bad).NewTimer())\n        {{\n            _seen[path] = status;\n        }}",
                _ => $"OwnMetrics{number}.Orders(Outcome{number}.Bad, {(call % 9 == 0 ? "Guid.NewGuid().ToString()" : "\"web\"")}).Inc();",
            };
            Append(text, call, body);
        }

        return text.Append("    private static string Channel(string method) => method is \"GET\" or \"POST\" ? \"web\" : \"other\";\n}\n").ToString();
    }

    private static void Append(StringBuilder text, int call, string body) =>
        text.Append(CultureInfo.InvariantCulture, $"    public void Record{call}(string method, string path, int status, Exception error)\n    {{\n        {body}\n    }}\n\n");
}
