namespace MetricsKit.Model.Json;

/// <summary>Metrics in JSON, shared by catalogue and manifest.</summary>
internal static class MetricJson
{
    public static void Write(JsonWriter json, string name, EquatableArray<MetricModel> metrics)
    {
        json.StartArray(name);
        foreach (MetricModel metric in metrics)
        {
            json.StartObject();
            json.String("name", metric.Name);
            json.String("kind", KindName(metric.Kind));
            json.String("help", metric.Help.Length == 0 ? null : metric.Help);
            if (!metric.Labels.IsEmpty)
            {
                json.StartArray("labels");
                foreach (LabelModel label in metric.Labels)
                {
                    WriteLabel(json, label);
                }

                json.EndArray();
            }

            if (!metric.Buckets.IsEmpty)
            {
                json.StartArray("buckets");
                foreach (double bound in metric.Buckets)
                {
                    json.Value(bound);
                }

                json.EndArray();
            }

            json.Flag("native", metric.IsNative);
            json.Number("maxSeries", metric.MaxSeries == 0 ? null : metric.MaxSeries);
            json.String("member", metric.Member);
            json.String("client", ClientName(metric.Client));
            json.EndObject();
        }

        json.EndArray();
    }

    public static MetricModel Read(JsonObject json) => new(
        json.RequiredString("name"),
        ReadKind(json.RequiredString("kind")),
        json.String("help") ?? "",
        json.Objects("labels", ReadLabel),
        json.Numbers("buckets"),
        json.Int("maxSeries"),
        json.String("member") ?? "")
    {
        IsNative = json.Flag("native"),
        Client = ReadClient(json.String("client")),
    };

    private static void WriteLabel(JsonWriter json, LabelModel label)
    {
        json.StartObject();
        json.String("name", label.Name);
        json.Flag("optional", label.Optional);
        switch (label.Domain)
        {
            case ClosedDomain closed:
                WriteValues(json, closed);
                break;
            case RangeDomain range:
                json.Number("min", range.Min);
                json.Number("max", range.Max);
                break;
            case SourceDomain source:
                json.Number("sourceValues", source.MaxValues);
                break;
            case OpenDomain open:
                json.Number("maxValues", open.MaxValues);
                break;
            default:
                throw new InvalidOperationException($"A label domain without JSON: {label.Domain.GetType().Name}.");
        }

        json.EndObject();
    }

    private static void WriteValues(JsonWriter json, ClosedDomain closed)
    {
        json.StartArray("values");
        foreach (LabelValueModel value in closed.Values)
        {
            json.Value(value.Value);
        }

        json.EndArray();
        if (closed.Values.Any(v => v.IsError))
        {
            json.StartArray("errors");
            foreach (LabelValueModel value in closed.Values.Where(v => v.IsError))
            {
                json.Value(value.Value);
            }

            json.EndArray();
        }
    }

    private static LabelModel ReadLabel(JsonObject json) =>
        new(json.RequiredString("name"), ReadDomain(json), json.Flag("optional"));

    private static LabelDomain ReadDomain(JsonObject json)
    {
        if (json.Has("values"))
        {
            var errors = new HashSet<string>(json.Strings("errors"), StringComparer.Ordinal);
            return new ClosedDomain(json.Strings("values").Select(v => new LabelValueModel(v, errors.Contains(v))).ToEquatableArray());
        }

        if (json.Has("min"))
        {
            return new RangeDomain(json.Int("min"), json.Int("max"));
        }

        return json.Has("sourceValues") ? new SourceDomain(json.Int("sourceValues")) : new OpenDomain(json.Int("maxValues"));
    }

    private static string? ClientName(MetricClient client) => client switch
    {
        MetricClient.MetricsKit => null,
        MetricClient.PrometheusNet => "prometheus-net",
        MetricClient.Meter => "meter",
        _ => throw new InvalidOperationException($"A metric client without JSON: {client}."),
    };

    private static MetricClient ReadClient(string? client) => client switch
    {
        null => MetricClient.MetricsKit,
        "prometheus-net" => MetricClient.PrometheusNet,
        "meter" => MetricClient.Meter,
        _ => throw new ManifestFormatException($"'{client}' is no client of metrics"),
    };

    private static string KindName(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Histogram => "histogram",
        MetricKind.Info => "info",
        _ => throw new InvalidOperationException($"A metric kind without JSON: {kind}."),
    };

    private static MetricKind ReadKind(string kind) => kind switch
    {
        "counter" => MetricKind.Counter,
        "gauge" => MetricKind.Gauge,
        "histogram" => MetricKind.Histogram,
        "info" => MetricKind.Info,
        _ => throw new ManifestFormatException($"'{kind}' is no kind of metric"),
    };
}
