using MetricsKit.Files;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    /// <summary>
    /// Writes every metric as Prometheus text into a file that is replaced atomically: whoever reads it, as node_exporter's textfile
    /// collector does, sees the old content or the new one, whole. It is readable by all users.
    /// </summary>
    /// <param name="path">The file, in a directory that exists; the collector takes those that end in <c>.prom</c>.</param>
    /// <param name="cancellationToken">Stops the writing; the file stays as it was.</param>
    /// <returns>When the file is in its place.</returns>
    /// <exception cref="IOException">It cannot be written: the message names the path. The file stays as it was.</exception>
    public Task WriteToFileAsync(string path, CancellationToken cancellationToken = default) =>
        WriteToFileAsync([this], path, [], cancellationToken);

    /// <summary>As <see cref="WriteToFileAsync(string, CancellationToken)"/>, of several registries and with labels that every series gets.</summary>
    /// <param name="registries">Registries, shown as one exposition.</param>
    /// <param name="path">The file, in a directory that exists; the collector takes those that end in <c>.prom</c>.</param>
    /// <param name="constantLabels">Names and values; a metric's own label of the same name wins, and an empty value is no label.</param>
    /// <param name="cancellationToken">Stops the writing; the file stays as it was.</param>
    /// <returns>When the file is in its place.</returns>
    /// <exception cref="IOException">It cannot be written: the message names the path. The file stays as it was.</exception>
    /// <exception cref="ArgumentException">A constant label has a name that no label can have.</exception>
    public static Task WriteToFileAsync(
        IReadOnlyList<MetricRegistry> registries,
        string path,
        IReadOnlyCollection<KeyValuePair<string, string>> constantLabels,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registries);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(constantLabels);
        return AtomicFile.ReplaceAsync(path, file => WriteAsync(registries, file, ExpositionFormat.Text, constantLabels, cancellationToken));
    }
}
