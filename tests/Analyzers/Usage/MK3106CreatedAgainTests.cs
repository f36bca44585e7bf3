using System.Globalization;
using MetricsKit.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Usage;

public sealed class MK3106CreatedAgainTests
{
    private static string Web(string types) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Hosting;
        using System.Diagnostics.Metrics;
        using P = Prometheus;

        {{types}}
        """;

    [Theory]
    [InlineData("public class Orders : ControllerBase { public void Get() { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); } }")]
    [InlineData("public class Orders : ControllerBase { private readonly P.Counter _a = P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\"); }")]
    [InlineData("public class Orders : Controller { private readonly P.Counter _a; public Orders(P.IMetricFactory f) => _a = f.{|MK3106:CreateCounter|}(\"a_total\", \"A.\"); }")]
    [InlineData("public class Orders : ControllerBase { public void Get(string n) { P.Metrics.{|MK3106:CreateGauge|}(n, \"A.\").Inc(); } }")]
    [InlineData("public class Orders : ControllerBase { public void Get() { using var x = new MemoryStream(); Count(); } static void Count() => P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); }")]
    [InlineData("public class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { P.Metrics.{|MK3106:CreateHistogram|}(\"a\", \"A.\").Observe(1); return next(context); } }")]
    [InlineData("public class Timing : IMiddleware { public Task InvokeAsync(HttpContext context, RequestDelegate next) { new {|MK3106:Meter|}(\"a\"); return next(context); } }")]
    [InlineData("public static class Start { public static void Map(WebApplication app) => app.MapGet(\"/\", () => { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); return 1; }); }")]
    [InlineData("public static class Start { public static void Map(WebApplication app) { app.MapPost(\"/\", Handle); } static int Handle() { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); return 1; } }")]
    [InlineData("public static class Start { public static void Map(WebApplication app) => app.Use(async (context, next) => { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); await next(context); }); }")]
    [InlineData("public class Work : BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { while (!stop.IsCancellationRequested) { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); await Task.Delay(1, stop); } } }")]
    [InlineData("public class Work { static readonly Meter M = new(\"m\"); void Run(int n) { for (int i = 0; i < n; i++) M.{|MK3106:CreateCounter|}<int>(\"a\").Add(i); } }")]
    [InlineData("public class Work { void Run(int n) { for (int i = 0; i < n; i++) { using Stream s = new MemoryStream(); M(new {|MK3106:Meter|}(\"m\")); } } void M(Meter m) { } }")]
    [InlineData("public class Work { static P.Counter Count => P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\"); }")]
    [InlineData("public class Work { static P.Counter Count { get { return P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\"); } } }")]
    [InlineData("public class Retry : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage r, CancellationToken c) { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); return base.SendAsync(r, c); } }")]
    public Task What_runs_again_and_again_is_marked(string types) => UsageSource.VerifyAsync("MK3106", Web(types));

    [Theory]
    [InlineData("Count();", "static")]
    [InlineData("Twice();", "static")]
    [InlineData("new Helper();", "constructor")]
    [InlineData("new Held();", "field")]
    [InlineData("IHelper h = new Own(); h.Run();", "interface")]
    public Task A_helper_is_run_as_often_as_its_callers(string call, string helper)
    {
        string Marked(string which) => which == helper ? "{|MK3106:CreateCounter|}" : "CreateCounter";
        string helpers = $$"""
            public static class Helpers
            {
                public static void Count() => P.Metrics.{{Marked("static")}}("a_total", "A.").Inc();
                public static void Twice() { Count(); Count(); }
            }

            public class Helper { private readonly P.Counter _a; public Helper() { _a = P.Metrics.{{Marked("constructor")}}("a_total", "A."); } }
            public class Held { private readonly P.Counter _a = P.Metrics.{{Marked("field")}}("a_total", "A."); }
            public interface IHelper { void Run(); }
            public class Own : IHelper { public void Run() => P.Metrics.{{Marked("interface")}}("a_total", "A.").Inc(); }

            """;
        return VerifyEachAsync(helpers, call.StartsWith("new", StringComparison.Ordinal) || call.StartsWith("IH", StringComparison.Ordinal) ? call : "Helpers." + call);
    }

    private static async Task VerifyEachAsync(string helpers, string call)
    {
        await UsageSource.VerifyAsync("MK3106", Web(helpers + $$"""public class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { {{call}} return next(context); } }"""));
        await UsageSource.VerifyAsync("MK3106", Web(helpers + $$"""public class Orders : ControllerBase { public void Get() { {{call}} } }"""));
        await UsageSource.VerifyAsync("MK3106", Web(helpers + $$"""public class Orders : ControllerBase { public void Get() => Run(); private void Run() { if (DateTime.Now.Hour > 3) { {{call}} } } }"""));
        await UsageSource.VerifyAsync("MK3106", Web(helpers + $$"""public record Ask : MediatR.IRequest; public class Asked : MediatR.IRequestHandler<Ask> { public void Handle(Ask ask) { {{call}} } } namespace MediatR { public interface IRequest { } public interface IRequestHandler<T> { void Handle(T request); } }"""));
        await UsageSource.VerifyAsync("MK3106", Web(helpers + $$"""public static class Routes { public static int Get() { {{call}} return 1; } } public static class Start { public static void Go(WebApplication app) => app.MapGet("/", Routes.Get); }"""));
        await UsageSource.VerifyAsync("MK3106", Web(helpers + $$"""public static class Start { public static void Go(WebApplication app) => app.MapGet("/", () => { {{call}} return 1; }); }"""));
    }

    [Theory]
    [InlineData("static void Count() => P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); protected override async Task ExecuteAsync(CancellationToken stop) { while (!stop.IsCancellationRequested) { Helper.Count(); await Task.Delay(1, stop); } }")]
    [InlineData("static void Count() => P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); protected override Task ExecuteAsync(CancellationToken stop) { foreach (int i in new[] { 1, 2 }) Handle(i); return Task.CompletedTask; } void Handle(int i) => Helper.Count();")]
    [InlineData("P.Counter Count() { var c = P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\"); return c; } protected override async Task ExecuteAsync(CancellationToken stop) { while (!stop.IsCancellationRequested) { this.Count().Inc(); await Task.Delay(1, stop); } }")]
    public Task A_loop_of_a_hosted_service_counts(string members) =>
        UsageSource.VerifyAsync("MK3106", Web($$"""public class Helper : BackgroundService { {{members.Replace("static void Count", "public static void Count", StringComparison.Ordinal)}} }"""));

    [Theory]
    [InlineData("public static void Count() => Created().Inc(); static P.Counter? _c; static P.Counter Created() { if (_c != null) return _c; _c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); return _c; }")]
    [InlineData("public static void Count() => Created().Inc(); static P.Counter? _c; static P.Counter Created() { var c = Volatile.Read(ref _c); if (c != null) return c; lock (Web) { c = Made(); Volatile.Write(ref _c, c); return c; } } static readonly object Web = new(); static P.Counter Made() => P.Metrics.CreateCounter(\"a_total\", \"A.\");")]
    [InlineData("public static void Count() { Start(); } static bool _started; static void Start() { if (_started) { return; } P.Metrics.CreateCounter(\"a_total\", \"A.\").Inc(); _started = true; }")]
    [InlineData("public static void Count() { Start(); } static P.Counter? _c; static void Start() { _c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); }")]
    [InlineData("public static void Count() { Start(); } static Dictionary<string, P.Counter> _all = new(); static void Start() { var c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); _all[\"a\"] = c; }")]
    [InlineData("public static void Count() => All.GetOrAdd(\"a\", n => Made(n)).Inc(); static readonly System.Collections.Concurrent.ConcurrentDictionary<string, P.Counter> All = new(); static P.Counter Made(string n) => P.Metrics.CreateCounter(n, \"A.\");")]
    [InlineData("public static void Count() => C.Value.Inc(); static readonly Lazy<P.Counter> C = new(() => Made()); static P.Counter Made() => P.Metrics.CreateCounter(\"a_total\", \"A.\");")]
    [InlineData("public static void Count() => C.Inc(); static readonly P.Counter C = Made(); static P.Counter Made() => P.Metrics.CreateCounter(\"a_total\", \"A.\");")]
    [InlineData("public static void Count() => C.Inc(); static readonly P.Counter C; static Helpers() { C = Made(); } static P.Counter Made() => P.Metrics.CreateCounter(\"a_total\", \"A.\");")]
    [InlineData("public static void Count() => (_c ??= Made()).Inc(); static P.Counter? _c; static P.Counter Made() => P.Metrics.CreateCounter(\"a_total\", \"A.\");")]
    [InlineData("public static void Count() { } public static void Main() => P.Metrics.CreateCounter(\"a_total\", \"A.\").Inc(); public static void Again() { foreach (int i in new[] { 1 }) Named(\"a\" + i); } static void Named(string name) => P.Metrics.CreateCounter(name, \"A.\").Inc();")]
    [InlineData("public static void Count() { } static void A(P.IMetricFactory f) => f.CreateCounter(\"a_total\", \"A.\"); static void B(P.IMetricFactory[] all) { foreach (var f in all) A(f); }")]
    [InlineData("public static void Count() { } static void All() { for (int i = 0; i < 3; i++) One(); } static void One() => new Object(); class Object { readonly P.Counter _c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); }")]
    [InlineData("public static void Count() { } class Tests { [Xunit.Fact] void A() => Loop(); void Loop() { while (true) One(); } } static void One() => P.Metrics.CreateCounter(\"a_total\", \"A.\");")]
    [InlineData("public static void Count() { } static void A() => B(); static void B() { A(); P.Metrics.CreateCounter(\"a_total\", \"A.\"); }")]
    public Task Helpers_that_keep_what_they_create_are_left_alone(string members) => UsageSource.VerifyAsync("MK3106", Web(
        $$"""public static class Helpers { {{members}} } public class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { Helpers.Count(); return next(context); } } namespace Xunit { public class FactAttribute : Attribute { } }"""));

    [Theory]
    [InlineData("public class Orders : ControllerBase { private static readonly P.Counter A = P.Metrics.CreateCounter(\"a_total\", \"A.\"); public void Get() => A.Inc(); }")]
    [InlineData("public class Orders : ControllerBase { static Orders() { B = P.Metrics.CreateCounter(\"a_total\", \"A.\"); } static readonly P.Counter B; }")]
    [InlineData("public class Orders : ControllerBase { static P.Counter? _a; public void Get() { (_a ??= P.Metrics.CreateCounter(\"a_total\", \"A.\")).Inc(); } }")]
    [InlineData("public class Orders : ControllerBase { static P.Counter? _a; public void Get() { if (_a == null) _a = P.Metrics.CreateCounter(\"a_total\", \"A.\"); _a.Inc(); } }")]
    [InlineData("public class Orders : ControllerBase { static readonly System.Collections.Concurrent.ConcurrentDictionary<string, P.Counter> All = new(); public void Get() => All.GetOrAdd(\"a\", n => P.Metrics.CreateCounter(n, \"A.\")).Inc(); }")]
    [InlineData("public class Orders : ControllerBase { static readonly Dictionary<string, P.Counter> All = new(); public void Get() { if (!All.TryGetValue(\"a\", out var c)) { c = P.Metrics.CreateCounter(\"a\", \"A.\"); All[\"a\"] = c; } c.Inc(); } }")]
    [InlineData("public class OrderMetrics { readonly Counter<int> _a; public OrderMetrics(IMeterFactory f) { var m = new Meter(\"m\"); _a = m.CreateCounter<int>(\"a\"); } }")]
    [InlineData("public class Timing { readonly P.Counter _a; public Timing(RequestDelegate next) { _a = P.Metrics.CreateCounter(\"a_total\", \"A.\"); } public Task Invoke(HttpContext c) { _a.Inc(); return Task.CompletedTask; } }")]
    [InlineData("public static class Start { public static void Main() { P.Metrics.CreateCounter(\"a_total\", \"A.\").Inc(); } }")]
    [InlineData("public static class Start { public static IApplicationBuilder UseShop(this IApplicationBuilder app) { var c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); return app.Use(async (context, next) => { c.Inc(); await next(context); }); } }")]
    [InlineData("public static class Start { public static void Go(IApplicationBuilder app) => app.Map(\"/a\", inner => { var c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); inner.Run(x => { c.Inc(); return Task.CompletedTask; }); }); }")]
    [InlineData("public class Work : BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { var c = P.Metrics.CreateCounter(\"a_total\", \"A.\"); while (!stop.IsCancellationRequested) { c.Inc(); await Task.Delay(1, stop); } } }")]
    [InlineData("public class Work { readonly Dictionary<string, P.Counter> _all = new(); Work(string[] names) { foreach (string n in names) _all[n] = P.Metrics.CreateCounter(n, \"A.\"); } }")]
    [InlineData("public class Work { void Run(P.IMetricFactory[] all) { foreach (var f in all) f.CreateCounter(\"a_total\", \"A.\"); } }")]
    [InlineData("public class Work { static P.Counter Count { get; } = P.Metrics.CreateCounter(\"a_total\", \"A.\"); }")]
    [InlineData("public class Work { static P.Counter? _c; static P.Counter Count => _c ??= P.Metrics.CreateCounter(\"a_total\", \"A.\"); }")]
    [InlineData("public class Work { static readonly Lazy<P.Counter> C = new(() => P.Metrics.CreateCounter(\"a_total\", \"A.\")); }")]
    [InlineData("public class Orders : ControllerBase { public void Get(Own.Shop s) => s.CreateCounter(); } namespace Own { public class Shop { public void CreateCounter() { } } }")]
    public Task What_runs_once_is_left_alone(string types) => UsageSource.VerifyAsync("MK3106", Web(types));

    [Theory]
    [InlineData("public class Orders : ControllerBase { public void Get() { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); } }", "Metric 'a_total' is created for each request, in 'Get'; create it once, in a static field or in a service that lives as long as the process")]
    [InlineData("public class Work { static Meter Own => new {|MK3106:Meter|}(\"m\"); }", "Meter 'm' is created each time that 'Own' is read; create it once, in a static field or in a service that lives as long as the process")]
    [InlineData("public class Work { void Run() { while (true) P.Metrics.{|MK3106:CreateGauge|}(\"a\", \"A.\"); } }", "Metric 'a' is created in a loop; create it once, in a static field or in a service that lives as long as the process")]
    [InlineData("public class Orders : ControllerBase { public void Get() => Helpers.Count(); } static class Helpers { public static void Count() { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); } }", "Metric 'a_total' is created for each request, in 'Get', which calls 'Count'; create it once, in a static field or in a service that lives as long as the process")]
    [InlineData("public class Orders : ControllerBase { public void Get() => Helpers.Run(); } class Helpers { public Helpers() { P.Metrics.{|MK3106:CreateCounter|}(\"a_total\", \"A.\").Inc(); } public static void Run() => new Helpers(); }", "Metric 'a_total' is created for each request, in 'Get', which calls 'Run', which creates 'Helpers'; create it once, in a static field or in a service that lives as long as the process")]
    [InlineData("public class Work { void Run() { while (true) Count(); } static void Count() { P.Metrics.{|MK3106:CreateGauge|}(\"a\", \"A.\"); } }", "Metric 'a' is created in a loop, in 'Run', which calls 'Count'; create it once, in a static field or in a service that lives as long as the process")]
    public async Task The_message_says_how_often(string types, string message)
    {
        Diagnostic diagnostic = Assert.Single(await UsageSource.VerifyAsync("MK3106", Web(types)));
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(message.Split("which ").Length - 1, diagnostic.AdditionalLocations.Count);
    }
}
