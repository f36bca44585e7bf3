using MetricsKit.Model.Json;

namespace MetricsKit.Model;

/// <summary>The catalogue as text: what the generator puts into <c>[assembly: MetricCatalog]</c> for other compilations.</summary>
public static class CatalogJson
{
    /// <summary>Version of the format, also the attribute's first argument.</summary>
    public const int Version = 1;

    /// <summary>Compact JSON in ASCII. Help and run-time caps are left out, so that it changes only when other projects must look again.</summary>
    public static string Write(CatalogModel catalog)
    {
        var json = new JsonWriter();
        json.StartObject();
        json.Number("version", Version);
        json.String("assembly", catalog.Assembly);
        json.String("initializer", catalog.Initializer);
        MetricJson.Write(json, "metrics", catalog.Metrics.Select(m => m with { Help = "", MaxSeries = 0 }).ToEquatableArray());
        RecordingJson.Write(json, "recordings", catalog.Recordings);
        json.Strings("prefixes", catalog.Prefixes);
        json.Strings("targetLabels", catalog.TargetLabels);
        json.EndObject();
        return json.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ManifestFormatException">Not a catalogue, or of another version.</exception>
    public static CatalogModel Read(string text)
    {
        JsonObject json = ManifestJson.Root(text, Version);
        return new CatalogModel(json.RequiredString("assembly"), json.String("initializer"), json.Objects("metrics", MetricJson.Read))
        {
            Recordings = json.Objects("recordings", RecordingJson.ReadSeries),
            Prefixes = json.Strings("prefixes"),
            TargetLabels = json.Strings("targetLabels"),
        };
    }
}
