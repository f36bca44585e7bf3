using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>Code that records into our metrics, prometheus-net's and System.Diagnostics.Metrics', and what one rule says of it.</summary>
internal static class UsageSource
{
    /// <summary>Members of a class <c>Worker</c> that has series of every client as fields; some work to do is at hand.</summary>
    public static string Worker(string members, string types = "") => $$"""
        using System.Diagnostics;
        using Prometheus;
        using MetricsKit;

        [MetricSet]
        public static partial class Shop
        {
            /// <summary>Orders.</summary>
            [Counter("orders_total")] public static partial MetricsKit.Counter Orders();
            /// <summary>Jobs.</summary>
            [Gauge("jobs")] public static partial MetricsKit.Gauge Jobs { get; }
            /// <summary>Duration of jobs.</summary>
            [Histogram("job_duration_seconds")] public static partial MetricsKit.Histogram Duration();
            /// <summary>Duration of steps.</summary>
            [Histogram("step_duration_ms")] public static partial MetricsKit.Histogram StepMs();
        }

        {{types}}

        public class Worker
        {
            private readonly Prometheus.ICounter _counter = null!;
            private readonly Prometheus.Gauge _gauge = null!;
            private readonly Prometheus.IHistogram _histogram = null!;
            private readonly System.Diagnostics.Metrics.Counter<long> _hits = null!;
            private readonly System.Diagnostics.Metrics.UpDownCounter<int> _active = null!;
            private readonly List<int> _numbers = new();

            private static void Work() { }
            private static Task WorkAsync() => Task.CompletedTask;
            private static Task<int> AnswerAsync() => Task.FromResult(1);

            {{members}}
        }
        """;

    /// <summary>The rule reports exactly the marked places of the source; other rules may say what they want.</summary>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(string id, string source, string editorConfig = "")
    {
        Markup marked = Markup.Parse(source);
        TestProject project = PrometheusNetSurface.WithAspNetCore(marked.Text) with { EditorConfig = editorConfig };
        var compilation = project.Generate().Output;
        Assert.Empty(compilation.Errors());

        ImmutableArray<Diagnostic> reported = [.. (await Verify.AnalyzeAsync(compilation, editorConfig)).Where(d => d.Id == id)];
        Assert.Equal(
            string.Join("\n", marked.Expected.Where(e => e.Id == id).OrderBy(e => e.Span.Start).Select(e => $"{e.Span} {marked.Text.Substring(e.Span.Start, e.Span.Length)}")),
            string.Join("\n", reported.Select(d => $"{d.Location.SourceSpan} {marked.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}")));
        return reported;
    }

    /// <summary>The one message of the rule for members of <c>Worker</c>.</summary>
    public static async Task<string> MessageAsync(string id, string members) =>
        Assert.Single(await VerifyAsync(id, Worker(members))).GetMessage(CultureInfo.InvariantCulture);
}
