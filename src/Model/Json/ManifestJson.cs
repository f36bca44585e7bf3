using MetricsKit.Model.Json;

namespace MetricsKit.Model;

/// <summary>The manifest as text: what the generator leaves in an assembly for the build.</summary>
public static class ManifestJson
{
    /// <summary>Version of the format; a reader takes this one alone.</summary>
    public const int Version = 1;

    /// <summary>Compact JSON in ASCII; the same manifest gives the same text.</summary>
    public static string Write(MonitoringManifest manifest)
    {
        var json = new JsonWriter();
        json.StartObject();
        json.Number("version", Version);
        json.String("assembly", manifest.Assembly);
        if (manifest.Service is { } service)
        {
            json.StartObject("service");
            json.String("name", service.Name);
            json.String("team", service.Team);
            json.String("runbook", service.Runbook);
            json.EndObject();
        }

        if (manifest.Endpoint is { } endpoint)
        {
            WriteEndpoint(json, endpoint);
        }

        json.StartObject("defaults");
        json.String("prefix", manifest.Defaults.Prefix);
        json.String("severity", manifest.Defaults.Severity);
        json.String("team", manifest.Defaults.Team);
        json.String("interval", manifest.Defaults.Interval);
        json.Bool("scope", manifest.Defaults.Scope ? null : false);
        json.EndObject();
        MetricJson.Write(json, "metrics", manifest.Metrics);
        AlertJson.Write(json, "alerts", manifest.Alerts);
        RecordingJson.Write(json, "recordings", manifest.Recordings);
        json.EndObject();
        return json.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ManifestFormatException">Not a manifest, or of another version.</exception>
    public static MonitoringManifest Read(string text)
    {
        JsonObject json = Root(text, Version);
        return new MonitoringManifest(
            json.RequiredString("assembly"),
            json.Object("service") is { } service ? new ServiceModel(service.RequiredString("name"), service.String("team"), service.String("runbook")) : null,
            json.Object("endpoint") is { } endpoint ? ReadEndpoint(endpoint) : null,
            json.Object("defaults") is { } defaults ? ReadDefaults(defaults) : MetricDefaultsModel.None,
            json.Objects("metrics", MetricJson.Read),
            json.Objects("alerts", AlertJson.Read))
        {
            Recordings = json.Objects("recordings", RecordingJson.Read),
        };
    }

    internal static JsonObject Root(string text, int version)
    {
        JsonObject json = JsonReader.Read(text) as JsonObject ?? throw new ManifestFormatException("expected an object");
        int found = json.Int("version");
        return found == version
            ? json
            : throw new ManifestFormatException($"it has version {found}, and version {version} is the one that can be read");
    }

    private static MetricDefaultsModel ReadDefaults(JsonObject json) =>
        new(json.String("prefix"), json.String("severity"), json.String("team"), json.String("interval"))
        {
            Scope = json.Bool("scope") ?? true,
        };

    private static void WriteEndpoint(JsonWriter json, ScrapeEndpointModel endpoint)
    {
        json.StartObject("endpoint");
        json.String("monitor", MonitorName(endpoint.Monitor));
        json.String("port", endpoint.Port);
        json.String("path", endpoint.Path);
        json.String("interval", endpoint.Interval);
        json.String("timeout", endpoint.Timeout);
        json.String("scheme", endpoint.Scheme);
        json.Number("sampleLimit", endpoint.SampleLimit == 0 ? null : endpoint.SampleLimit);
        json.EndObject();
    }

    private static ScrapeEndpointModel ReadEndpoint(JsonObject json) => new(
        ReadMonitor(json.RequiredString("monitor")),
        json.RequiredString("port"),
        json.RequiredString("path"),
        json.RequiredString("interval"),
        json.String("timeout"),
        json.String("scheme"),
        json.Int("sampleLimit"));

    private static string MonitorName(MonitorKind monitor) => monitor switch
    {
        MonitorKind.Service => "service",
        MonitorKind.Pod => "pod",
        MonitorKind.None => "none",
        _ => throw new InvalidOperationException($"A kind of monitor without JSON: {monitor}."),
    };

    private static MonitorKind ReadMonitor(string monitor) => monitor switch
    {
        "service" => MonitorKind.Service,
        "pod" => MonitorKind.Pod,
        "none" => MonitorKind.None,
        _ => throw new ManifestFormatException($"'{monitor}' is no kind of monitor"),
    };
}
