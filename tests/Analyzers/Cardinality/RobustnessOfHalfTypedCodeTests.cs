using MetricsKit.Analyzers.Tests.Corpus;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Code as it is while somebody types: the rules may miss what stands there, and must not fail over it. An analyzer that throws fails these tests.</summary>
public class RobustnessOfHalfTypedCodeTests
{
    private const int CutsPerCase = 20;

    public static TheoryData<string> Statements => new(
        "Sent.WithLabels(",
        "Sent.WithLabels(user",
        "Sent.WithLabels(user.",
        "Sent.WithLabels(user,",
        "Sent.WithLabels(user,,).Inc();",
        "Sent.WithLabels(, user).Inc();",
        "Sent.WithLabels(labelValues: ).Inc();",
        "Sent.WithLabels(nothing: user.Id).Inc();",
        "Sent.WithLabels(labelValues: user.Id, labelValues: user.Id).Inc();",
        "Sent.WithLabels(out var x).Inc();",
        "Sent.WithLabels(ref user).Inc();",
        "Sent.WithLabels(user switch { }).Inc();",
        "Sent.WithLabels(user switch { null => , _ => user }).Inc();",
        "Sent.WithLabels($\"{user.\").Inc();",
        "Sent.WithLabels($\"{user\").Inc();",
        "Sent.WithLabels(new[] { }).Inc();",
        "Sent.WithLabels([.. ]).Inc();",
        "Sent.WithLabels(new string[user]).Inc();",
        "Sent.WithLabels(Missing.Type.Member).Inc();",
        "Sent.WithLabels(Missing(user)).Inc();",
        "Sent.WithLabels(x => x).Inc();",
        "Sent.WithLabels(await user).Inc();",
        "Sent.WithLabels(throw user).Inc();",
        "Sent.WithLabels(default).Inc();",
        "Sent.WithLabels(null!).Inc();",
        "Sent.WithLabels((string[])null).Inc();",
        "Sent.WithLabels(args: user).Inc(;",
        "Sent?.WithLabels(user)?.",
        "Unknown.WithLabels(user.Id).Inc();",
        "Sent.Labels().Unknown();",
        "var c = Prometheus.Metrics.CreateCounter(\"a\", ); c.WithLabels(user);",
        "var c = Prometheus.Metrics.CreateCounter(\"a\", \"b\", labelNames: ; c.WithLabels(user);",
        "var c = Prometheus.Metrics.CreateCounter(\"a\", \"b\", new[] { \"x\", }); c.WithLabels(c.WithLabels());",
        "Calls.Add(1, new KeyValuePair<string, object?>(",
        "Calls.Add(1, new KeyValuePair<string, >(\"a\", user));",
        "Calls.Add(1, new(\"a\", user.Id)",
        "Calls.Add(, new(\"a\", user.Id));",
        "Calls.Add(1, new(user.Id));",
        "Calls.Add(1, new(\"a\", ), new(, user));",
        "Calls.Add(1, new KeyValuePair<string, object?>[] { new(\"a\" });",
        "var t = new System.Diagnostics.TagList { { \"a\" }, { , user }, { \"b\", user, user } }; Calls.Add(1, t);",
        "var t = new System.Diagnostics.TagList(; Calls.Add(1, t);",
        "System.Diagnostics.TagList t; t.Add(\"a\", user); Calls.Add(1, in t);",
        "System.Diagnostics.TagList t = t; Calls.Add(1, t);",
        "var t = t; Calls.Add(1, t);",
        "string a = b, b = a; Sent.WithLabels(a, b).Inc();",
        "var (a, b = user; Sent.WithLabels(a).Inc();",
        "foreach (var x in ) Sent.WithLabels(x).Inc();",
        "for (;;) { user = user + user; Sent.WithLabels(user).Inc(); }",
        "goto label; label: Sent.WithLabels(user).Inc(); goto label;",
        "if (user is { Length: > }) Sent.WithLabels(user).Inc();",
        "try { } catch (Exception e) when ( { Sent.WithLabels(e.Message).Inc(); }",
        "lock (user) { Sent.WithLabels(user",
        "new Measurement<int>(1, new KeyValuePair<string, object?>(\"a\", user.), );",
        "using (Sent.WithLabels(user)) ;",
        "Sent.WithLabels(this).Inc();",
        "Sent.WithLabels(base.ToString()).Inc();",
        "Sent.WithLabels(nameof()).Inc();",
        "Sent.WithLabels(typeof().Name).Inc();",
        "Sent.WithLabels(user?[..]).Inc();");

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task AnUnfinishedCallIsSurvived(string statement)
    {
        foreach (string type in (string[])["string", "User", "Missing", "dynamic", "object", "HttpContext"])
        {
            await AnalyzeAsync($$"""
                using Prometheus;
                using System.Diagnostics.Metrics;
                using Microsoft.AspNetCore.Http;

                public sealed record User(Guid Id);

                public class Service
                {
                    private static readonly Prometheus.Counter Sent = Prometheus.Metrics.CreateCounter("sent_total", "Sent.", "user");
                    private static readonly Counter<long> Calls = new Meter("m").CreateCounter<long>("calls");

                    public void Run({{type}} user)
                    {
                        {{statement}}
                    }

                    public void After(User user) => Sent.WithLabels(user.Id.ToString()).Inc();
                }
                """);
        }
    }

    [Fact]
    public Task EveryCaseOfTheCorpusMayBreakOffAnywhere() => Parallel.ForEachAsync(
        CorpusCase.All,
        async (whole, _) =>
        {
            for (int cut = 1; cut <= CutsPerCase; cut++)
            {
                // The file that is being typed; the others are complete.
                int file = cut % whole.Sources.Length;
                string text = whole.Sources[file].Text;
                CorpusCase broken = whole with { Sources = whole.Sources.SetItem(file, (whole.Sources[file].File, text[..(text.Length * cut / (CutsPerCase + 1))])) };

                await Verify.AnalyzeAsync(broken.Compile());
            }
        });

    [Fact]
    public async Task ClientsThatAreNotThereAreSurvived()
    {
        string[] usings = ["using Prometheus;", "using System.Diagnostics.Metrics;", ""];
        foreach (string text in usings)
        {
            // No reference to prometheus-net: each name is an error type.
            CSharpCompilation compilation = TestProject.Of(text + """
                public class Service
                {
                    private static readonly Prometheus.Counter Sent = Prometheus.Metrics.CreateCounter("sent_total", "Sent.", "user");
                    private readonly Counter<long> _calls = new Meter("m").CreateCounter<long>("calls");
                    public void Run(Guid user) { Sent.WithLabels(user.ToString()).Inc(); _calls.Add(1, new KeyValuePair<string, object?>("user", user)); }
                }
                """).Generate().Output;

            await Verify.AnalyzeAsync(compilation);
        }
    }

    private static async Task AnalyzeAsync(string source) =>
        await Verify.AnalyzeAsync(PrometheusNetSurface.WithAspNetCore(source).Generate().Output);
}
