namespace MetricsKit.Model.Json;

/// <summary>Recording rules in JSON: whole in a manifest, as series in a catalogue.</summary>
internal static class RecordingJson
{
    /// <summary>Writes the member, unless there are no rules.</summary>
    public static void Write(JsonWriter json, string name, EquatableArray<RecordingRuleModel> rules) => json.Objects(name, rules, rule =>
    {
        json.String("name", rule.Name);
        json.String("expr", rule.Expr);
        PairJson.Write(json, "labels", rule.Labels);
        json.String("group", rule.Group);
        json.Bool("scope", rule.Scope);
    });

    /// <summary>Writes the member, unless there are no series.</summary>
    public static void Write(JsonWriter json, string name, EquatableArray<RecordedSeriesModel> series) => json.Objects(name, series, one =>
    {
        json.String("name", one.Name);
        json.String("expr", one.Expr);
        json.Strings("labels", one.Labels);
    });

    public static RecordingRuleModel Read(JsonObject json) => new(
        json.RequiredString("name"),
        json.RequiredString("expr"),
        json.Objects("labels", PairJson.Read),
        json.String("group"),
        json.Bool("scope"));

    public static RecordedSeriesModel ReadSeries(JsonObject json) =>
        new(json.RequiredString("name"), json.RequiredString("expr"), json.Strings("labels"));
}
