using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MetricsKit.Requests;

/// <summary>The route template of an endpoint, as it was written, with a leading slash and no trailing one: routing minds neither.</summary>
internal static class RouteTemplate
{
    /// <summary>Null for an endpoint that has none, such as the one with which routing answers 405.</summary>
    public static string? Of(Endpoint endpoint)
    {
        string? template = endpoint is RouteEndpoint route
            ? Of(route.RoutePattern)
            : endpoint.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route;
        return template is null ? null : "/" + template.Trim('/');
    }

    private static string Of(RoutePattern pattern) =>
        pattern.RawText is { } text && !pattern.Parameters.Any(p => IsRequired(pattern, p)) ? text : Print(pattern);

    // Conventional routes share one text, "{controller=Home}/{action=Index}/{id?}", over all actions; what tells their
    // endpoints apart are the required values.
    private static bool IsRequired(RoutePattern pattern, RoutePatternParameterPart parameter) =>
        pattern.RequiredValues.TryGetValue(parameter.Name, out object? value)
        && value is string { Length: > 0 };

    private static string Print(RoutePattern pattern)
    {
        var text = new StringBuilder();
        foreach (RoutePatternPathSegment segment in pattern.PathSegments)
        {
            text.Append('/');
            foreach (RoutePatternPart part in segment.Parts)
            {
                Append(text, pattern, part);
            }
        }

        return text.Length == 0 ? "/" : text.ToString();
    }

    private static void Append(StringBuilder text, RoutePattern pattern, RoutePatternPart part)
    {
        switch (part)
        {
            case RoutePatternLiteralPart literal:
                text.Append(literal.Content);
                break;
            case RoutePatternSeparatorPart separator:
                text.Append(separator.Content);
                break;
            case RoutePatternParameterPart parameter when IsRequired(pattern, parameter):
                text.Append((string)pattern.RequiredValues[parameter.Name]!);
                break;
            case RoutePatternParameterPart parameter:
                text.Append('{').Append(parameter.IsCatchAll ? (parameter.EncodeSlashes ? "*" : "**") : "").Append(parameter.Name);
                text.AppendJoin("", parameter.ParameterPolicies.Select(p => ":" + p.Content));
                text.Append(parameter.IsOptional ? "?}" : "}");
                break;
        }
    }
}
