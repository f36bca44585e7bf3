using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary><c>[RecordingRule]</c>, wherever it stands.</summary>
/// <param name="context">Where problems go.</param>
internal sealed class RecordingParser(ParseContext context)
{
    /// <summary>Name of the attribute, without its suffix.</summary>
    public const string Attribute = "RecordingRule";

    /// <summary>The rule, or null when a problem was reported.</summary>
    public RecordingRuleModel? Parse(AttributeArguments attribute)
    {
        int before = context.Count;
        string name = attribute.Positional<string>(0) ?? "", expr = attribute.Positional<string>(1) ?? "";
        if (!Names.IsMetricName(name))
        {
            context.Report(
                Rules.IllegalName,
                attribute.PlaceOf(0),
                $"Recording rule '{name}'",
                "the series it makes needs a name of letters, digits, underscores and colons that does not begin with a digit; write one like 'job:orders:rate5m'");
        }

        PromTexts.CheckExpression(context, attribute, "recording rule", 1, expr);
        EquatableArray<NameValue> labels = RulePairs.Read(context, attribute, "recording rule", "Labels");
        return context.Count > before
            ? null
            : new RecordingRuleModel(name, expr, labels, attribute.String("Group"), attribute.Bool("Scope"));
    }
}
