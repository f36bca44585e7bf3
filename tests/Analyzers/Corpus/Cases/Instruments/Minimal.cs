using System.Diagnostics.Metrics;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddMetrics();
var app = builder.Build();

using var meter = new Meter("shortener");
var hits = meter.CreateCounter<long>("shortener.hits");
var created = meter.CreateCounter<long>("shortener.created");
var links = new Dictionary<string, Uri>();

app.MapGet("/{slug}", (string slug, HttpRequest request) =>
{
    if (!links.TryGetValue(slug, out var target))
    {
        hits.Add(1, new KeyValuePair<string, object?>("slug", "miss")); // bounded: slug
        return Results.NotFound();
    }

    hits.Add(1, new("slug", slug), new("scheme", target.Scheme)); // high: slug // bounded: scheme
    hits.Add(1, new KeyValuePair<string, object?>("referer", request.Headers.Referer.FirstOrDefault())); // high: referer
    return Results.Redirect(target.ToString());
});

app.MapPost("/", async (HttpRequest request) =>
{
    var form = await request.ReadFormAsync();
    var url = new Uri(form["url"].ToString());
    created.Add(1, new("link", url.AbsoluteUri), new("https", url.Scheme == Uri.UriSchemeHttps)); // high: link // bounded: https
    created.Add(1, new KeyValuePair<string, object?>("port", url.IsDefaultPort ? "default" : "custom")); // bounded: port
    return Results.Created($"/{links.Count:x}", null);
});

app.Run();
