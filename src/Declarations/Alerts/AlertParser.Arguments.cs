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
