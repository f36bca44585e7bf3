using System.Runtime.CompilerServices;
using MetricsKit.Exposition;
using Microsoft.AspNetCore.Http;

namespace MetricsKit.Requests;

/// <summary>The value of <c>handler</c> for each endpoint; at most <paramref name="max"/> route templates, then <c>other</c>.</summary>
internal sealed class HandlerNames(int max)
{
    /// <summary>Requests that no endpoint took.</summary>
    public const string Unmatched = "unmatched";

    /// <summary>Endpoints past the bound.</summary>
    public const string Other = "other";

    // Weak keys: endpoint data sources may be reloaded, and their old endpoints must be free to go.
    private readonly ConditionalWeakTable<Endpoint, Name> _names = [];
    private readonly HashSet<string> _templates = new(StringComparer.Ordinal);

    /// <summary>The value for an endpoint; null when its requests are not measured.</summary>
    public string? Of(Endpoint? endpoint)
    {
        if (endpoint is null)
        {
            return Unmatched;
        }

        return _names.TryGetValue(endpoint, out Name? name) ? name.Value : Add(endpoint);
    }

    private string? Add(Endpoint endpoint)
    {
        lock (_templates)
        {
            if (!_names.TryGetValue(endpoint, out Name? name))
            {
                name = new Name(Choose(endpoint));
                _names.Add(endpoint, name);
            }

            return name.Value;
        }
    }

    private string? Choose(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<UnmeasuredMetadata>() is not null)
        {
            return null;
        }

        if (RouteTemplate.Of(endpoint) is not { } template)
        {
            return Unmatched;
        }

        return _templates.Contains(template) || (_templates.Count < max && _templates.Add(template)) ? template : Other;
    }

    private sealed class Name(string? value)
    {
        public string? Value { get; } = value;
    }
}
