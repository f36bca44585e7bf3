namespace MetricsKit.Model.Json;

/// <summary>Labels and annotations of rules in JSON.</summary>
internal static class PairJson
{
    /// <summary>Writes the member, unless there are no pairs.</summary>
    public static void Write(JsonWriter json, string name, EquatableArray<NameValue> pairs) => json.Objects(name, pairs, pair =>
    {
        json.String("name", pair.Name);
        json.String("value", pair.Value);
    });

    public static NameValue Read(JsonObject json) => new(json.RequiredString("name"), json.String("value") ?? "");
}
