using System.Globalization;
using MetricsKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Transcoder;

// The metrics have a port of their own, which no customer reaches.
var port = args is ["--port", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : 3001;
var builder = Host.CreateApplicationBuilder();
builder.Services.AddMetricsListener(port);
builder.Services.AddHostedService<Worker>();
using var host = builder.Build();
await host.StartAsync().ConfigureAwait(false);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Metrics: http://localhost:{host.Services.GetRequiredService<MetricsListener>().Port}/metrics"));
await host.WaitForShutdownAsync().ConfigureAwait(false);
