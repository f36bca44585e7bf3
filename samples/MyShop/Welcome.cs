using Microsoft.AspNetCore.Hosting.Server;

namespace MyShop;

/// <summary>Says on start where to look and what to try.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app)
    {
        Uri address = ListenAddress.Of(app.Services.GetRequiredService<IServer>());
        string deploy = FindDeploy() is { } folder ? Path.GetRelativePath(Environment.CurrentDirectory, folder) : "deploy";
        Console.WriteLine($"""

            MyShop is open.
              metrics      {new Uri(address, "/metrics")}
              alerts       {Path.Combine(deploy, "prometheusrule.yaml")}
              scraping     {Path.Combine(deploy, "servicemonitor.yaml")}

            Try
              curl -X POST {new Uri(address, "/orders")}
                an order
              curl -X POST '{new Uri(address, "/orders?fail=true")}'
                one that fails with 503; slow=true takes two seconds
              curl -X PUT '{new Uri(address, "/chaos?errors=0.3&delayMs=1500")}'
                trouble for everybody, until errors=0 and delayMs=0
              dotnet run --project samples/MyShop -- --load 20 --errors 0.1
                customers of its own: 20 orders a second, a tenth of them fail

            """);
    }

    // The build writes it beside the project, some levels above the binaries.
    private static string? FindDeploy()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string deploy = Path.Combine(folder.FullName, "deploy");
            if (File.Exists(Path.Combine(deploy, "prometheusrule.yaml")))
            {
                return deploy;
            }
        }

        return null;
    }
}
