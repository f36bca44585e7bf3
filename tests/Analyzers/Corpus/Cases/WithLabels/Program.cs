using Prometheus;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<SessionBook>();
var app = builder.Build();

var requests = Metrics.CreateCounter("lobby_requests_total", "Requests.", "page", "lang");
var sessions = Metrics.CreateGauge("lobby_sessions", "Sessions.", "session");
var supported = app.Configuration.GetSection("Languages").Get<string[]>() ?? ["en"];

app.Use(async (context, next) =>
{
    await next(context);
    var culture = context.Request.Query["lang"].ToString();
    requests.WithLabels(context.Request.Path, supported.Contains(culture) ? culture : "en").Inc(); // high: page // bounded: lang
});

app.MapGet("/join/{room}", (string room, SessionBook book) =>
{
    var opened = book.Open(room);
    sessions.WithLabels(opened.Id).Inc(); // high: session
    requests.WithLabels("/join/{room}", "en").Inc(); // bounded: page
    return Results.Ok(opened);
});

app.MapGet("/leave/{id:guid}", (Guid id) =>
{
    sessions.WithLabels(id.ToString()).Dec(); // high: session
    return Results.NoContent();
});

app.MapMetrics();
app.Run();

public sealed record Session(string Id, string Room);

public sealed class SessionBook
{
    public Session Open(string room) => new(Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)), room);
}
