using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <content>Arguments that several alerts share.</content>
internal sealed partial class AlertParser
{
    private string? Matchers(AttributeArguments attribute, string name)
    {
        if (attribute.String(name) is not { } text)
        {
            return null;
        }

        PromTexts.CheckMatchers(context, attribute, name, text);
        return text;
    }

    private string? Duration(AttributeArguments attribute, string name, bool zero = false)
    {
        if (attribute.String(name) is { } text)
        {
            PromTexts.CheckDuration(context, attribute, name, text, zero);
            return text;
        }

        return null;
    }

    private EquatableArray<NameValue> Pairs(AttributeArguments attribute, string name)
    {
        IReadOnlyList<string> texts = attribute.Array<string>(name) ?? [];
        var pairs = new List<NameValue>();
        for (int i = 0; i < texts.Count; i++)
        {
            string text = texts[i] ?? "";
            int at = text.IndexOf('=');
            string key = at < 0 ? "" : text.Substring(0, at).Trim();
            string? fault = at < 0 ? "has no '='; write name=value"
                : !Names.IsLabelName(key) ? $"has the name '{key}', which Prometheus refuses; use letters, digits and underscores"
                : name == "Labels" && (key == "alertname" || key.StartsWith("__", StringComparison.Ordinal)) ? $"sets '{key}', which Prometheus sets itself"
                : pairs.Any(p => p.Name == key) ? $"sets '{key}' a second time"
                : null;
            if (fault is not null)
            {
                Location? location = AttributeArguments.Element(attribute.NamedSyntax(name), i)?.GetLocation() ?? attribute.Location;
                context.Report(Rules.MalformedPair, location, text, attribute.Positional<string>(0) ?? "", fault);
                continue;
            }

            pairs.Add(new NameValue(key, text.Substring(at + 1)));
        }

        return pairs.ToEquatableArray();
    }

    private static double? Given(AttributeArguments attribute, string name) => attribute.Has(name) ? attribute.Number(name) : null;

    private void Finite(AttributeArguments attribute, string name, double? value)
    {
        if (value is { } number && (double.IsNaN(number) || double.IsInfinity(number)))
        {
            Threshold(attribute, name, number, "it must be a finite number");
        }
    }

    private void Threshold(AttributeArguments attribute, string name, double value, string why) =>
        context.Report(Rules.ImpossibleThreshold, attribute.PlaceOf(name), name, value, attribute.Positional<string>(0) ?? "", why);
}
