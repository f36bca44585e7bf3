using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// Writes registries as one exposition: in chunks through one pooled buffer, without a lock, and without allocating for a series.
/// </summary>
internal static class ExpositionWriter
{
    private const int BufferSize = 64 * 1024;

    public static async Task WriteAsync(
        IReadOnlyList<MetricRegistry> registries,
        Stream output,
        ExpositionFormat format,
        ConstantLabels constantLabels,
        CancellationToken cancellationToken)
    {
        var callbacks = new Task[registries.Count];
        for (var i = 0; i < callbacks.Length; i++)
        {
            callbacks[i] = registries[i].RunBeforeScrapeAsync();
        }

        await Task.WhenAll(callbacks).WaitAsync(cancellationToken).ConfigureAwait(false);
        using var buffer = new TextBuffer(BufferSize);
        var lines = new LineWriter(buffer, format, constantLabels);
        foreach (var group in MergedFamilies.Of(registries))
        {
            lines.Metadata(group[0], name => IsTaken(name, registries));
            var written = group.Count > 1 ? new HashSet<byte[]>(LabelTextComparer.Instance) : null;
            for (var i = 0; i < group.Count; i++)
            {
                lines.Enter(group[i], written);
                for (var position = 0; (position = group[i].Write(position, lines)) >= 0;)
                {
                    await output.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
                    buffer.Clear();
                }

                if (written is not null && i < group.Count - 1)
                {
                    group[i].AddLabelTexts(written);
                }
            }
        }

        lines.End();
        await output.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsTaken(string name, IReadOnlyList<MetricRegistry> registries)
    {
        for (var i = 0; i < registries.Count; i++)
        {
            if (registries[i].OwnerOf(name) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
