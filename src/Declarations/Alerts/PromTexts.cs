using MetricsKit.PromQL;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Declarations;

/// <summary>PromQL inside attributes: each error is reported at the characters that wrote it.</summary>
internal static class PromTexts
{
    /// <summary>Checks the expression in a constructor argument.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="rule">The attribute, its name the first argument.</param>
    /// <param name="kind">What it makes, for messages: <c>alert</c>.</param>
    /// <param name="argument">Index of the expression among the arguments.</param>
    /// <param name="text">Its value.</param>
    public static void CheckExpression(ParseContext context, AttributeArguments rule, string kind, int argument, string text)
    {
        if (context.ChecksTexts && ExpressionErrors.Of(text) is { Count: > 0 } errors)
        {
            Report(context, Rules.MalformedExpression, rule, $"{kind} '{rule.Positional<string>(0)}'", rule.PositionalSyntax(argument), text, errors);
        }
    }

    /// <summary>Checks the matchers in a property.</summary>
    public static void CheckMatchers(ParseContext context, AttributeArguments alert, string name, string text)
    {
        if (context.ChecksTexts)
        {
            Report(context, Rules.MalformedMatchers, alert, alert.Positional<string>(0) ?? "", alert.NamedSyntax(name), text, PromQLParser.ParseMatchers(text).Errors);
        }
    }

    /// <summary>Checks a duration; null when it was reported.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="attribute">The attribute that states it.</param>
    /// <param name="name">The property.</param>
    /// <param name="text">Its value.</param>
    /// <param name="zero">True where 0 makes sense.</param>
    public static PromDuration? CheckDuration(ParseContext context, AttributeArguments attribute, string name, string text, bool zero = false)
    {
        if (!PromDuration.TryParse(text, out PromDuration value))
        {
            context.Report(Rules.MalformedDuration, attribute.PlaceOf(name), name, text);
            return null;
        }

        if (!zero && value.TotalMilliseconds == 0)
        {
            context.Report(Rules.IllegalSetting, attribute.PlaceOf(name), name, attribute.Name, "\"" + text + "\"", "it must be longer than 0");
            return null;
        }

        return value;
    }

    private static void Report(
        ParseContext context,
        DiagnosticDescriptor rule,
        AttributeArguments attribute,
        string subject,
        ExpressionSyntax? source,
        string text,
        IReadOnlyList<PromQLError> errors)
    {
        foreach (PromQLError error in errors)
        {
            // What is missing at the end is marked at the last character.
            int end = error.Start < error.End ? error.End : text.TrimEnd().Length;
            int start = error.Start < error.End ? error.Start : Math.Max(0, end - 1);
            Location? place = PlaceOf(context, source, text, start, end) ?? source?.GetLocation() ?? attribute.Location;
            context.Report(rule, place, subject, error.Message);
        }
    }

    private static Location? PlaceOf(ParseContext context, ExpressionSyntax? source, string text, int start, int end)
    {
        if (source is null)
        {
            return null;
        }

        SemanticModel model = context.Compilation.GetSemanticModel(source.SyntaxTree);
        return ConstantStringMap.TryCreate(source, model, context.CancellationToken) is { } map && map.Value == text
            && map.SpanOf(start, end) is { IsEmpty: false } span
            ? Location.Create(source.SyntaxTree, span)
            : null;
    }
}
