using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Every rule about declarations. Ids are never reused; each has a page in docs/rules.</summary>
public static partial class Rules
{
    private const string HelpLink = "https://github.com/metrics-kit/metrics-kit/blob/main/docs/rules/";
}
