using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>Beginnings of names that only the declared metrics have, so that any other name that begins so is a mistake.</summary>
internal static class OwnPrefixes
{
    /// <summary>First words of what exporters, servers and the conventions of OpenTelemetry expose: of such names anybody's rules may read some.</summary>
    private static readonly HashSet<string> Exporters = new(StringComparer.Ordinal)
    {
        "alertmanager", "apiserver", "argocd", "aspnetcore", "aws", "azure", "blackbox", "certmanager", "container", "coredns", "cpu", "db", "dns", "dotnet", "envoy",
        "etcd", "fluentbit", "gc", "go", "grafana", "grpc", "haproxy", "hpa", "http", "https", "istio", "jvm", "kafka", "keda", "kestrel", "kube", "kubelet",
        "kubernetes", "loki", "machine", "memcached", "metricskit", "mongodb", "mssql", "mysql", "nginx", "node", "otelcol", "pg", "pgbouncer",
        "postgres", "postgresql", "probe", "process", "prometheus", "rabbitmq", "redis", "rest", "rpc", "scrape", "signalr", "system", "tempo", "thanos", "traefik",
        "up", "vault", "windows", "workqueue",
    };

    /// <summary>Words that many programs' metrics begin with: ours where the project states them as a prefix.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "api", "app", "application", "batch", "cache", "client", "cluster", "cron", "database", "disk", "events", "health", "job", "jobs", "memory", "message",
        "messages", "messaging", "net", "network", "pod", "queue", "request", "requests", "response", "server", "service", "sql", "task", "tasks", "web", "worker",
    };

    /// <summary>Stated prefixes, and the first word of each metric that has none, with their underscore.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> stated, IEnumerable<MetricModel> metrics)
    {
        string[] prefixes = [.. stated.Where(p => !Exporters.Contains(p.TrimEnd('_'))).Distinct(StringComparer.Ordinal)];
        IEnumerable<string> firstWords = metrics
            .Where(m => !prefixes.Any(p => m.Name.StartsWith(p, StringComparison.Ordinal)))
            .Select(m => m.Name.IndexOf('_') is > 0 and var at ? m.Name.Substring(0, at) : "")
            .Where(word => word.Length > 1 && !Exporters.Contains(word) && !Plain.Contains(word))
            .Select(word => word + "_");
        return [.. prefixes.Concat(firstWords).Distinct(StringComparer.Ordinal)];
    }
}
