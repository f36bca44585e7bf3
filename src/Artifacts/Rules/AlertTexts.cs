using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Signals;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Rules;

/// <summary>Fills <c>{service} {threshold} {for} {alert}</c> in the texts of one alert.</summary>
/// <param name="alert">The alert.</param>
/// <param name="signal">What it says by itself.</param>
/// <param name="service">Name of the service.</param>
internal sealed class AlertTexts(AlertModel alert, Signal signal, string service)
{
    /// <summary>The text with its placeholders filled; null for null.</summary>
    /// <param name="text">Text as declared.</param>
    /// <param name="property">Where it stands, for messages.</param>
    /// <param name="runbook">Value of <c>{runbook}</c>; null where it is no placeholder.</param>
    /// <exception cref="RuleException">A placeholder asks for what the alert does not state.</exception>
    public string? Fill(string? text, string property, string? runbook = null) => text is null
        ? null
        : Placeholders.Fill(text, name => name switch
        {
            "service" => service,
            "alert" => alert.Name,
            "threshold" => signal.Threshold ?? throw new RuleException($"{property} has {{threshold}}, but the alert states none; state Above or Below, or leave the placeholder out."),
            "for" => alert.For is null
                ? throw new RuleException($"{property} has {{for}}, but the alert states no For; state it, or leave the placeholder out.")
                : Parsed.Duration(alert.For, "For").ToWords(),
            "runbook" => runbook,
            _ => null,
        });
}
