using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MetricsKit.AspNetCore.Tests.Requests;

public sealed class CostTests
{
    // One measurement and, for the side that is written to, one wrapper. What C# needs to wait in the middle of a method
    // comes with requests that do wait, and with every call in a debug build.
    private static readonly int MostBytes = IsOptimized ? 140 : 250;

    private static bool IsOptimized =>
        typeof(RequestMetrics).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    [Theory]
    [InlineData(200, "GET", false)]
    [InlineData(200, "GET", true)]
    [InlineData(503, "PROPFIND", true)]
    public void A_measured_request_allocates_next_to_nothing(int status, string method, bool writes)
    {
        RequestDelegate endpoint = context =>
        {
            context.Response.StatusCode = status;
            if (writes)
            {
                context.Response.BodyWriter.Advance(0);
            }

            return Task.CompletedTask;
        };
        IServiceProvider services = new ServiceCollection().AddMetricsKit().BuildServiceProvider();
        var builder = new ApplicationBuilder(services);
        builder.UseRequestMetrics();
        builder.Run(endpoint);
        RequestDelegate measured = builder.Build();
        DefaultHttpContext context = Context(method);

        long without = BytesPerCall(endpoint, context), with = BytesPerCall(measured, context);

        Assert.InRange(with - without, 0, MostBytes);
    }

    private static long BytesPerCall(RequestDelegate call, HttpContext context)
    {
        const int Calls = 10_000;
        Run(call, context, 2_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(call, context, Calls);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private static void Run(RequestDelegate call, HttpContext context, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Assert.True(call(context).IsCompletedSuccessfully);
        }
    }

    private static DefaultHttpContext Context(string method)
    {
        var context = new DefaultHttpContext { Request = { Method = method, Path = "/orders/7" } };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/orders/{id}"), 0, null, null));
        return context;
    }
}
