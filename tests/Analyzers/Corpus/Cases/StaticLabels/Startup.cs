using System.Reflection;
using Prometheus;

namespace Tannery.Hosting;

public static class Startup
{
    private static readonly string Instance = Guid.NewGuid().ToString("N");

    public static void AddStaticLabels(IConfiguration configuration)
    {
        Metrics.DefaultRegistry.SetStaticLabels(new Dictionary<string, string>
        {
            ["environment"] = configuration["ASPNETCORE_ENVIRONMENT"] ?? "Production", // bounded: environment
            ["pod"] = Environment.GetEnvironmentVariable("HOSTNAME") ?? Environment.MachineName, // bounded: pod
            ["release"] = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), // bounded: release
            ["boot"] = Instance, // unclear: boot
        });
    }

    public static IMetricFactory ForTannery(string tannery) => Metrics.WithLabels(new Dictionary<string, string> { { "tannery", tannery } }); // bounded: tannery

    public static IMetricFactory ForVisitor(HttpContext context)
    {
        var labels = new Dictionary<string, string>();
        labels["visitor"] = context.Request.Cookies["visitor"] ?? Guid.NewGuid().ToString(); // high: visitor
        labels["region"] = context.Request.Host.Port == 8443 ? "inside" : "outside"; // bounded: region
        return Metrics.DefaultFactory.WithLabels(labels);
    }

    public static void Boot()
    {
        ForTannery("north").CreateCounter("hides_total", "Hides.").Inc();
        ForTannery("south").CreateCounter("hides_total", "Hides.").Inc();
    }
}
