using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>Evaluates written rules over series given by hand, in `promtool test rules`. One step is a minute.</summary>
internal sealed class RuleTest(string prometheusRule)
{
    private readonly JsonArray _series = [];
    private readonly JsonArray _expectations = [];

    /// <summary>Adds a series in promtool's notation: <c>0+60x100</c> grows by 60 a minute, 100 times.</summary>
    public RuleTest Series(string series, string values)
    {
        _series.Add(new JsonObject { ["series"] = series, ["values"] = values });
        return this;
    }

    /// <summary>Nothing fires under this name at that time.</summary>
    public RuleTest Silent(string time, string alert)
    {
        _expectations.Add(new JsonObject { ["eval_time"] = time, ["alertname"] = alert, ["exp_alerts"] = new JsonArray() });
        return this;
    }

    /// <summary>At that time alerts with exactly these labels (beside the rule's own) and annotations fire.</summary>
    public RuleTest Fires(string time, string alert, params (Dictionary<string, string> Labels, Dictionary<string, string> Annotations)[] alerts)
    {
        _expectations.Add(new JsonObject
        {
            ["eval_time"] = time,
            ["alertname"] = alert,
            ["exp_alerts"] = new JsonArray([.. alerts.Select(a => new JsonObject { ["exp_labels"] = Map(a.Labels), ["exp_annotations"] = Map(a.Annotations) })]),
        });
        return this;
    }

    /// <summary>Asks promtool; fails with its words.</summary>
    public void Run()
    {
        using var folder = new Folder();
        string rules = folder.Write("rules.yml", Written.RuleFile(prometheusRule));
        var test = new JsonObject
        {
            ["rule_files"] = new JsonArray(rules),
            ["evaluation_interval"] = "1m",
            ["tests"] = new JsonArray(new JsonObject
            {
                ["interval"] = "1m",
                ["input_series"] = _series.DeepClone(),
                ["alert_rule_test"] = _expectations.DeepClone(),
            }),
        };
        Tool.RunToEnd("promtool", "test", "rules", folder.Write("test.yml", test.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
    }

    private static JsonObject Map(Dictionary<string, string> map) => new(map.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value)));
}
