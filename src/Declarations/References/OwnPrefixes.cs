using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>Beginnings of names that only the declared metrics have, so that any other name that begins so is a mistake.</summary>
internal static class OwnPrefixes
{
    /// <summary>First words that many programs' metrics begin with; they tell nothing about whose a metric is.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "alertmanager", "api", "apiserver", "app", "application", "argocd", "aspnetcore", "aws", "azure", "batch", "blackbox", "cache", "certmanager", "client",
        "cluster", "container", "coredns", "cpu", "cron", "database", "db", "disk", "dns", "dotnet", "envoy", "etcd", "events", "fluentbit", "gc", "go", "grafana",
        "grpc", "haproxy", "health", "hpa", "http", "https", "istio", "job", "jobs", "jvm", "kafka", "keda", "kestrel", "kube", "kubelet", "kubernetes", "loki",
        "machine", "memcached", "memory", "message", "messages", "messaging", "metricskit", "mongodb", "mssql", "mysql", "net", "network", "nginx", "node", "otelcol",
        "pg", "pgbouncer", "pod", "postgres", "postgresql", "probe", "process", "prometheus", "queue", "rabbitmq", "redis", "request", "requests", "response",
        "rest", "rpc", "scrape", "server", "service", "signalr", "sql", "system", "task", "tasks", "tempo", "thanos", "traefik", "up", "vault", "web", "windows",
        "worker", "workqueue",
    };

    /// <summary>Stated prefixes, and the first word of each metric that has none, with their underscore.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> stated, IEnumerable<MetricModel> metrics)
    {
        string[] prefixes = [.. stated.Where(p => !Common.Contains(p.TrimEnd('_'))).Distinct(StringComparer.Ordinal)];
        IEnumerable<string> firstWords = metrics
            .Where(m => !prefixes.Any(p => m.Name.StartsWith(p, StringComparison.Ordinal)))
            .Select(m => m.Name.IndexOf('_') is > 0 and var at ? m.Name.Substring(0, at) : "")
            .Where(word => word.Length > 1 && !Common.Contains(word))
            .Select(word => word + "_");
        return [.. prefixes.Concat(firstWords).Distinct(StringComparer.Ordinal)];
    }
}
