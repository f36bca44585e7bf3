namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private readonly object _including = new();
    private volatile IncludedExposition[] _included = [];

    /// <summary>The expositions of other clients.</summary>
    internal IncludedExposition[] Included => _included;

    /// <summary>
    /// Shows another client's metrics beside those of this registry, in every format, with the constant labels. They are fetched before each
    /// scrape, within <see cref="BeforeScrapeTimeout"/>. Of metrics with the same name ours are shown; a line that is none is left out. A
    /// client that throws, is late, or writes such a line is counted in <c>metricskit_callback_failures_total</c>, and costs only itself.
    /// </summary>
    /// <param name="writeText">
    /// Writes the Prometheus text format 0.0.4: prometheus-net's <c>Metrics.DefaultRegistry.CollectAndExportAsTextAsync</c>. The same again changes nothing.
    /// </param>
    public void Include(Func<Stream, CancellationToken, Task> writeText)
    {
        ArgumentNullException.ThrowIfNull(writeText);
        lock (_including)
        {
            if (Array.Exists(_included, exposition => exposition.Has(writeText)))
            {
                return;
            }

            var added = new IncludedExposition(this, writeText);
            _included = [.. _included, added];
            _beforeScrape.Add(added.FetchAsync);
        }
    }
}
