using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Cardinality;

/// <summary>MK3101: what a label gets in place of a value without a bound.</summary>
public sealed class ValueFixTests
{
    private const string Id = "MK3101";

    private static TestProject Shop(string member, string more = "") => PrometheusNetSurface.WithAspNetCore("") with
    {
        ImplicitUsings = false,
        Sources =
        [
            ("Test.cs", $$"""
                using System;
                using System.Collections.Generic;
                using System.Diagnostics;
                using System.Diagnostics.Metrics;
                using Microsoft.AspNetCore.Http;
                using Prometheus;

                public class Service
                {
                    private static readonly Counter<long> Calls = new Meter("shop").CreateCounter<long>("calls");
                    {{member}}
                }
                {{more}}
                """),
        ],
    };

    private static string Requests(string labels, string call) =>
        $"private static readonly Counter Requests = Metrics.CreateCounter(\"requests_total\", \"Requests.\", {labels}); public void Go(HttpContext context, HttpRequest request, string method, Exception ex) {{ {call} }}";

    // A fix of one finding, or of all: the labels of the metric and the call before and after.
    private static async Task Becomes(string key, string labels, string left, string before, string after, bool isMended = false, FixAllScope? all = null)
    {
        TestProject project = Shop(Requests(labels, before));
        TestProject changed = all is { } scope
            ? await Offered.ApplyAllAsync(new ValueFix(), Id, key, project, scope)
            : await Offered.ApplyAsync(new ValueFix(), Id, key, project);
        Assert.Equal(Shop(Requests(left, after)).Sources[0].Text, changed.Sources[0].Text);
        if (isMended)
        {
            Assert.DoesNotContain(await Verify.AnalyzeAsync(changed), d => d.Id == Id);
        }
    }

    [Theory]
    [InlineData("Requests.WithLabels(context.Request.Path, method).Inc();", "Requests.WithLabels((context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\", method).Inc();")]
    [InlineData("Requests.WithLabels(request.Path.Value!, method).Inc();", "Requests.WithLabels((request.HttpContext.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\", method).Inc();")]
    [InlineData("var path = context.Request.Path.ToString(); Requests.WithLabels(path, method).Inc();", "var path = context.Request.Path.ToString(); Requests.WithLabels((context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\", method).Inc();")]
    public Task A_path_becomes_the_routes_template(string before, string after) =>
        Becomes(ValueFix.RouteKey, "\"path\", \"method\"", "\"path\", \"method\"", before, after, isMended: true);

    [Theory]
    [InlineData("Requests.WithLabels(ex.Message, method).Inc();", "Requests.WithLabels(ex.GetType().Name, method).Inc();")]
    [InlineData("Requests.WithLabels(ex.StackTrace!, method).Inc();", "Requests.WithLabels(ex.GetType().Name, method).Inc();")]
    [InlineData("Requests.WithLabels(ex.ToString(), method).Inc();", "Requests.WithLabels(ex.GetType().Name, method).Inc();")]
    [InlineData("Calls.Add(1, new KeyValuePair<string, object?>(\"error\", ex.InnerException?.Message));", "Calls.Add(1, new KeyValuePair<string, object?>(\"error\", ex.InnerException?.GetType().Name));")]
    public Task The_text_of_an_exception_becomes_its_type(string before, string after) =>
        Becomes(ValueFix.TypeKey, "\"error\", \"method\"", "\"error\", \"method\"", before, after, isMended: true);

    [Theory]
    [InlineData("Calls.Add(1, new KeyValuePair<string, object?>(\"path\", context.Request.Path), new KeyValuePair<string, object?>(\"method\", method));", "Calls.Add(1, new KeyValuePair<string, object?>(\"method\", method));")]
    [InlineData("Calls.Add(1, new KeyValuePair<string, object?>(\"method\", method), new KeyValuePair<string, object?>(\"id\", Guid.NewGuid()));", "Calls.Add(1, new KeyValuePair<string, object?>(\"method\", method));")]
    [InlineData("Calls.Add(1, new KeyValuePair<string, object?>(\"id\", Guid.NewGuid()));", "Calls.Add(1);")]
    [InlineData("var tags = new TagList { { \"method\", method }, { \"id\", Guid.NewGuid() } }; Calls.Add(1, tags);", "var tags = new TagList { { \"method\", method } }; Calls.Add(1, tags);")]
    [InlineData("var tags = new TagList(); tags.Add(\"method\", method);\n        tags.Add(\"id\", Guid.NewGuid());\n        Calls.Add(1, tags);", "var tags = new TagList(); tags.Add(\"method\", method);\n        Calls.Add(1, tags);")]
    public Task A_tag_goes(string before, string after) => Becomes(ValueFix.TagKey, "\"a\"", "\"a\"", before, after);

    [Theory]
    [InlineData("\"id\", \"method\"", "\"method\"", "Requests.WithLabels(Guid.NewGuid().ToString(), method).Inc();", "Requests.WithLabels(method).Inc();")]
    [InlineData("\"method\", \"id\"", "\"method\"", "Requests.WithLabels(method, Guid.NewGuid().ToString()).Inc(); Requests.WithLabels(\"a\", method).Inc();", "Requests.WithLabels(method).Inc(); Requests.WithLabels(\"a\").Inc();")]
    [InlineData("new[] { \"method\", \"id\" }", "new[] { \"method\" }", "Requests.WithLabels(method, Guid.NewGuid().ToString()).Inc();", "Requests.WithLabels(method).Inc();")]
    [InlineData("new CounterConfiguration { LabelNames = [\"id\", \"method\"] }", "new CounterConfiguration { LabelNames = [\"method\"] }", "Requests.WithLabels(Guid.NewGuid().ToString(), method).Inc();", "Requests.WithLabels(method).Inc();")]
    [InlineData("new[] { \"id\" }", "new string[0]", "Requests.WithLabels(Guid.NewGuid().ToString()).Inc();", "Requests.Inc();")]
    public Task A_label_goes_from_the_metric_and_all_its_uses(string labels, string left, string before, string after) =>
        Becomes(ValueFix.LabelKey, labels, left, before, after);

    [Fact]
    public Task All_labels_at_once() => Becomes(
        ValueFix.LabelKey,
        "\"id\", \"method\", \"at\"",
        "\"method\"",
        "Requests.WithLabels(Guid.NewGuid().ToString(), method, DateTime.UtcNow.ToString()).Inc(); Requests.WithLabels(Guid.NewGuid().ToString(), method, \"never\").Inc();",
        "Requests.WithLabels(method).Inc(); Requests.WithLabels(method).Inc();",
        all: FixAllScope.Project);

    [Theory]
    [InlineData("MK3101", "Guid.NewGuid()", true)]
    [InlineData("MK3102", "gadget.Id", false)]
    public async Task What_is_only_probable_goes_one_by_one(string id, string value, bool hasFixAll)
    {
        TestProject project = Shop(
            $"public void Go(Gadget gadget) => Calls.Add(1, new KeyValuePair<string, object?>(\"gadget\", {value}));",
            "public sealed class Gadget { public int Id { get; set; } }");

        Assert.Equal([ValueFix.TagKey], await Offered.KeysAsync(new ValueFix(), id, project));
        Assert.Equal(hasFixAll, await Offered.HasFixAllAsync(new ValueFix(), id, ValueFix.TagKey, project));
        Assert.Equal(hasFixAll, new ValueFix().GetFixAllProvider().GetSupportedFixAllDiagnosticIds(new ValueFix()).Contains(id));
    }

    [Fact]
    public Task All_texts_of_exceptions_at_once() => Becomes(
        ValueFix.TypeKey,
        "\"error\", \"method\"",
        "\"error\", \"method\"",
        "Requests.WithLabels(ex.Message, method).Inc(); Requests.WithLabels(ex.ToString(), method).Inc();",
        "Requests.WithLabels(ex.GetType().Name, method).Inc(); Requests.WithLabels(ex.GetType().Name, method).Inc();",
        all: FixAllScope.Document);

    [Theory]
    [InlineData("private static Counter Requests { get; } = Make(); static Counter Make() => Metrics.CreateCounter(\"x_total\", \"Help.\", \"id\"); public void Go() => Requests.WithLabels(Guid.NewGuid().ToString()).Inc();")]
    [InlineData("private static readonly Counter Requests = Metrics.CreateCounter(\"x_total\", \"Help.\", \"id\", \"b\"); public void Go(string[] all) { Requests.WithLabels(Guid.NewGuid().ToString(), \"b\").Inc(); Requests.WithLabels(all).Inc(); }")]
    public async Task A_label_that_is_given_elsewhere_too_stays(string member) =>
        Assert.Empty(await Offered.KeysAsync(new ValueFix(), Id, Shop(member)));
}
