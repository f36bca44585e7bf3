namespace MetricsKit.Model.Json;

/// <summary>Alerts in JSON.</summary>
internal static class AlertJson
{
    public static void Write(JsonWriter json, string name, EquatableArray<AlertModel> alerts)
    {
        json.StartArray(name);
        foreach (AlertModel alert in alerts)
        {
            json.StartObject();
            json.String("name", alert.Name);
            WriteCondition(json, alert.Condition);
            json.String("for", alert.For);
            json.String("keepFiringFor", alert.KeepFiringFor);
            json.String("severity", alert.Severity);
            json.String("team", alert.Team);
            json.String("summary", alert.Summary);
            json.String("description", alert.Description);
            json.String("runbook", alert.Runbook);
            PairJson.Write(json, "labels", alert.Labels);
            PairJson.Write(json, "annotations", alert.Annotations);
            json.String("group", alert.Group);
            json.Bool("scope", alert.Scope);
            json.EndObject();
        }

        json.EndArray();
    }

    public static AlertModel Read(JsonObject json) => new(
        json.RequiredString("name"),
        ReadCondition(json.Object("condition") ?? throw new ManifestFormatException("'condition' is missing")),
        json.String("for"),
        json.String("keepFiringFor"),
        json.String("severity"),
        json.String("team"),
        json.String("summary"),
        json.String("description"),
        json.String("runbook"),
        json.Objects("labels", PairJson.Read),
        json.Objects("annotations", PairJson.Read),
        json.String("group"))
    {
        Scope = json.Bool("scope"),
    };

    private static void WriteCondition(JsonWriter json, AlertCondition condition)
    {
        json.StartObject("condition");
        switch (condition)
        {
            case ExpressionCondition c:
                json.String("kind", "expression");
                json.String("expr", c.Expr);
                json.Number("above", c.Above);
                json.Number("below", c.Below);
                break;
            case ErrorRatioCondition c:
                json.String("kind", "errorRatio");
                WriteTarget(json, c.Target);
                json.Number("above", c.Above);
                json.String("errors", c.Errors);
                json.String("total", c.Total);
                break;
            case LatencyCondition c:
                json.String("kind", "latency");
                WriteTarget(json, c.Target);
                json.Number("above", c.Above);
                json.Number("quantile", c.Quantile);
                break;
            case TrafficDropCondition c:
                json.String("kind", "trafficDrop");
                WriteTarget(json, c.Target);
                json.Number("below", c.Below);
                json.String("offset", c.Offset);
                break;
            case PodMemoryCondition c:
                json.String("kind", "podMemory");
                json.Number("above", c.Above);
                break;
            default:
                throw new InvalidOperationException($"An alert condition without JSON: {condition.GetType().Name}.");
        }

        json.EndObject();
    }

    private static AlertCondition ReadCondition(JsonObject json)
    {
        string kind = json.RequiredString("kind");
        return kind switch
        {
            "expression" => new ExpressionCondition(json.RequiredString("expr"), json.Number("above"), json.Number("below")),
            "errorRatio" => new ErrorRatioCondition(ReadTarget(json), json.RequiredNumber("above"), json.String("errors"), json.String("total")),
            "latency" => new LatencyCondition(ReadTarget(json), json.RequiredNumber("above"), json.RequiredNumber("quantile")),
            "trafficDrop" => new TrafficDropCondition(ReadTarget(json), json.RequiredNumber("below"), json.RequiredString("offset")),
            "podMemory" => new PodMemoryCondition(json.RequiredNumber("above")),
            _ => throw new ManifestFormatException($"'{kind}' is no kind of alert"),
        };
    }

    private static void WriteTarget(JsonWriter json, MetricTarget target)
    {
        json.String("metric", target.Metric);
        json.String("where", target.Where);
        json.Strings("by", target.By);
        json.String("window", target.Window);
        json.Number("minRate", target.MinRate == 0 ? null : target.MinRate);
    }

    private static MetricTarget ReadTarget(JsonObject json) => new(
        json.RequiredString("metric"),
        json.String("where"),
        json.Strings("by"),
        json.RequiredString("window"),
        json.Number("minRate") ?? 0);
}
