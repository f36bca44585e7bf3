using MyShop;

var builder = WebApplication.CreateBuilder(args);
ShopOptions options;
try
{
    options = ShopOptions.Read(builder.Configuration);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

if (!options.HasAddress)
{
    builder.WebHost.UseUrls("http://localhost:5080");
}

builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // the customers of --load would fill the screen
builder.Services.AddMetricsKit();
builder.Services.AddSingleton(options);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Chaos>();
builder.Services.AddSingleton<OrderBook>();
builder.Services.AddHostedService<LoadLoop>();

var app = builder.Build();
app.UseRequestMetrics();
app.MapMetricsEndpoint();
app.MapOrders();
app.MapChaos();
app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app));
await app.RunAsync();
return 0;
