using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>Collects the alerts and recording rules of one type or assembly.</summary>
/// <param name="context">Where problems go.</param>
/// <param name="place">What the attributes stand on, for messages: <c>the assembly</c>, <c>set 'X'</c>.</param>
/// <param name="metrics">Metrics of the set by member name, so that <c>nameof</c> works.</param>
internal sealed class RuleParser(ParseContext context, string place, IReadOnlyDictionary<string, MetricModel> metrics)
{
    private readonly AlertParser _alertParser = new(context, place, metrics);
    private readonly RecordingParser _recordingParser = new(context);
    private readonly List<AlertModel> _alerts = [];
    private readonly List<RecordingRuleModel> _recordings = [];

    /// <summary>Those that are sound, by name.</summary>
    public EquatableArray<AlertModel> Alerts => _alerts
        .OrderBy(a => a.Name, StringComparer.Ordinal)
        .ThenBy(a => a.ToString(), StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Those that are sound, by name.</summary>
    public EquatableArray<RecordingRuleModel> Recordings => _recordings
        .OrderBy(r => r.Name, StringComparer.Ordinal)
        .ThenBy(r => r.ToString(), StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>True for an attribute that makes a rule, written or not.</summary>
    public static bool IsRule(string attribute) => attribute == RecordingParser.Attribute || AlertParser.IsAlert(attribute);

    /// <summary>Reads an attribute for which <see cref="IsRule"/> is true.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="own">The metric it stands on; null on a set or an assembly.</param>
    public void Read(AttributeArguments attribute, MetricModel? own)
    {
        if (attribute.Name == RecordingParser.Attribute)
        {
            if (_recordingParser.Parse(attribute) is { } recording)
            {
                _recordings.Add(recording);
                context.FoundRules.Add(new FoundRule(attribute, null));
            }
        }
        else if (_alertParser.Parse(attribute, own) is { } alert)
        {
            _alerts.Add(alert);
            context.FoundRules.Add(new FoundRule(attribute, alert));
        }
    }
}
