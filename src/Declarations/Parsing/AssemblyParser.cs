using MetricsKit.Model;
using MetricsKit.PromQL;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Reads <c>[assembly: …]</c> attributes.</summary>
public static class AssemblyParser
{
    private static readonly HashSet<string> Unwritten = new(StringComparer.Ordinal)
    {
        "AlertOverride", "Objective", "LatencyObjective", "SlackReceiver", "PagerDutyReceiver",
        "AlertRoute", "InhibitRule", "AnalysisTemplate", "Autoscale", "Dashboard", "Panel",
    };

    /// <summary>Parses the attributes of the compilation's own assembly.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="checksTexts">False where problems are dropped; see <see cref="MetricSetParser.Parse"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static AssemblyParseResult Parse(Compilation compilation, bool checksTexts, CancellationToken cancellationToken)
    {
        var context = new ParseContext(compilation, checksTexts, cancellationToken);
        var rules = new RuleParser(context, "the assembly", new Dictionary<string, MetricModel>());
        ServiceModel? service = null;
        ScrapeEndpointModel? endpoint = null;
        EquatableArray<string> targetLabels = default;
        foreach (AttributeData data in compilation.Assembly.GetAttributes())
        {
            if (KnownNames.ShortName(data) is not { } name)
            {
                continue;
            }

            var attribute = new AttributeArguments(data, cancellationToken);
            switch (name)
            {
                case "MetricsService":
                    service = ReadService(context, attribute);
                    break;
                case "ScrapeEndpoint":
                    endpoint = ReadEndpoint(context, attribute);
                    break;
                case "MetricDefaults":
                    CheckDefaults(context, attribute);
                    break;
                case "TargetLabels":
                    targetLabels = TargetLabelsParser.Parse(context, attribute);
                    break;
                case var _ when RuleParser.IsRule(name):
                    rules.Read(attribute, null);
                    break;
                case var _ when Unwritten.Contains(name):
                    context.Report(Rules.NotWrittenYet, attribute.Location, $"[{name}]");
                    break;
            }
        }

        var assembly = new AssemblyDeclaration(
            compilation.Assembly.Name,
            service,
            endpoint,
            ReadDefaults(compilation),
            rules.Alerts)
        {
            Recordings = rules.Recordings,
            TargetLabels = targetLabels,
        };
        return new AssemblyParseResult(assembly, context.Problems)
        {
            FindRules = new(() => new RuleSiteReader(compilation, service, assembly.Defaults, context.FindMetric).Read(context.FoundRules)),
        };
    }

    /// <summary><c>[assembly: MetricDefaults]</c>; a prefix that Prometheus refuses is left out.</summary>
    internal static MetricDefaultsModel ReadDefaults(Compilation compilation)
    {
        if (KnownNames.Find(compilation.Assembly.GetAttributes(), "MetricDefaults") is not { } data)
        {
            return MetricDefaultsModel.None;
        }

        var defaults = new AttributeArguments(data, CancellationToken.None);
        string? prefix = defaults.String("Prefix");
        return new MetricDefaultsModel(
            prefix is not null && Names.IsLabelName(prefix) ? prefix : null,
            defaults.String("Severity"),
            defaults.String("Team"),
            defaults.String("Interval"))
        {
            Scope = defaults.Bool("Scope") ?? true,
        };
    }

    /// <summary><c>[assembly: MetricsService]</c>; null for a library, and where it is malformed.</summary>
    internal static ServiceModel? ReadService(Compilation compilation) =>
        KnownNames.Find(compilation.Assembly.GetAttributes(), "MetricsService") is { } data
            ? ReadService(new ParseContext(compilation, checksTexts: false, CancellationToken.None), new AttributeArguments(data, CancellationToken.None))
            : null;

    private static ServiceModel? ReadService(ParseContext context, AttributeArguments attribute)
    {
        string name = attribute.Positional<string>(0) ?? "";
        if (!Names.IsKubernetesName(name))
        {
            context.Report(Rules.ServiceName, attribute.PlaceOf(0), name);
            return null;
        }

        if (attribute.String("Runbook") is { } runbook && !runbook.Contains("{runbook}"))
        {
            context.Report(Rules.IllegalSetting, attribute.PlaceOf("Runbook"), "Runbook", "MetricsService", "\"" + runbook + "\"", "write {runbook} where the part of an alert goes");
        }

        return new ServiceModel(name, attribute.String("Team"), attribute.String("Runbook"));
    }

    private static ScrapeEndpointModel ReadEndpoint(ParseContext context, AttributeArguments attribute)
    {
        ScrapeEndpointModel d = ScrapeEndpointModel.Default;
        var endpoint = new ScrapeEndpointModel(
            attribute.Int("Monitor") is { } monitor ? (MonitorKind)monitor : d.Monitor,
            attribute.String("Port") ?? d.Port,
            attribute.String("Path") ?? d.Path,
            attribute.String("Interval") ?? d.Interval,
            attribute.String("Timeout"),
            attribute.String("Scheme"),
            attribute.Int("SampleLimit") ?? d.SampleLimit);
        PromDuration? interval = PromTexts.CheckDuration(context, attribute, "Interval", endpoint.Interval);
        if (endpoint.Timeout is { } text && PromTexts.CheckDuration(context, attribute, "Timeout", text) is { } timeout && timeout > interval)
        {
            Illegal("Timeout", "\"" + text + "\"", "it must not be longer than Interval, which is \"" + endpoint.Interval + "\"");
        }

        if (endpoint.Port.Length == 0)
        {
            Illegal("Port", "\"\"", "name the port of the Service or container, as \"http\"");
        }

        if (!endpoint.Path.StartsWith("/", StringComparison.Ordinal))
        {
            Illegal("Path", "\"" + endpoint.Path + "\"", "it begins with a slash, as \"/metrics\"");
        }

        if (endpoint.Scheme is not (null or "http" or "https"))
        {
            Illegal("Scheme", "\"" + endpoint.Scheme + "\"", "it is \"http\" or \"https\"");
        }

        if (endpoint.SampleLimit < 0)
        {
            Illegal("SampleLimit", endpoint.SampleLimit, "it is 0 for no limit, or more");
        }

        return endpoint;

        void Illegal(string property, object value, string remedy) =>
            context.Report(Rules.IllegalSetting, attribute.PlaceOf(property), property, "ScrapeEndpoint", value, remedy);
    }

    private static void CheckDefaults(ParseContext context, AttributeArguments attribute)
    {
        if (attribute.String("Prefix") is { Length: > 0 } prefix && !Names.IsLabelName(prefix))
        {
            context.Report(Rules.IllegalMetricName, attribute.PlaceOf("Prefix"), prefix);
        }

        if (attribute.String("Interval") is { } interval)
        {
            PromTexts.CheckDuration(context, attribute, "Interval", interval);
        }
    }
}
