namespace MetricsKit;

/// <summary>
/// Writes registries as one exposition: in chunks through one pooled buffer, without a lock, and without allocating for a series.
/// </summary>
internal static class ExpositionWriter
{
    private const int LargestChunk = 64 * 1024;

    public static async Task WriteAsync(
        IReadOnlyList<MetricRegistry> registries,
        Stream output,
        ExpositionFormat format,
        IReadOnlyCollection<KeyValuePair<string, string>> constantLabels,
        CancellationToken cancellationToken)
    {
        await CollectAsync(registries, cancellationToken).ConfigureAwait(false);
        var plan = ExpositionPlan.Of(registries, constantLabels);
        var writer = WriterPool.Take(format);
        try
        {
            foreach (var family in plan.Hidden)
            {
                if (family.HasSeries)
                {
                    family.Registry.ReportHidden(family);
                }
            }

            var included = IncludedMetrics.Of(registries);
            var shown = 0;
            foreach (var metric in plan.Metrics)
            {
                for (; shown < included.Length && string.CompareOrdinal(included[shown].Name, metric.Name) < 0; shown++)
                {
                    await WriteAsync(included[shown], IncludedMetrics.MetadataOf(included[shown], included, registries), plan, writer, output, cancellationToken).ConfigureAwait(false);
                }

                var isBegun = false;
                for (var i = 0; i < metric.Families.Length; i++)
                {
                    var (family, labels) = metric.Families[i];
                    if (!family.HasSeries)
                    {
                        continue;
                    }

                    if (!isBegun)
                    {
                        isBegun = true;
                        writer.Begin(metric.Metadata);
                    }

                    writer.Enter(labels);
                    for (var position = 0; (position = family.Write(position, writer)) >= 0;)
                    {
                        await SendAsync(writer.Buffer, output, cancellationToken).ConfigureAwait(false);
                    }

                    if (i < metric.Families.Length - 1 && metric.Families[i + 1].ConstantLabels.AsSpan().SequenceEqual(labels))
                    {
                        family.AddLabelTexts(writer);
                    }
                    else
                    {
                        writer.Earlier.Clear();
                    }
                }

                if (isBegun)
                {
                    writer.EndMetric();
                }

                if (writer.IsFull)
                {
                    await SendAsync(writer.Buffer, output, cancellationToken).ConfigureAwait(false);
                }
            }

            for (; shown < included.Length; shown++)
            {
                await WriteAsync(included[shown], IncludedMetrics.MetadataOf(included[shown], included, registries), plan, writer, output, cancellationToken).ConfigureAwait(false);
            }

            writer.End();
            await SendAsync(writer.Buffer, output, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            WriterPool.Return(writer, format);
        }
    }

    private static async ValueTask WriteAsync(
        IncludedMetric metric, MetricMetadata metadata, ExpositionPlan plan, SeriesWriter writer, Stream output, CancellationToken cancellationToken)
    {
        writer.Begin(metadata);
        writer.Enter(plan.LabelsOf(metric).TextExcept(metric.LabelNames));
        for (var i = 0; i < metric.Count; i++)
        {
            metric.Write(i, writer);
            if (writer.IsFull)
            {
                await SendAsync(writer.Buffer, output, cancellationToken).ConfigureAwait(false);
            }
        }

        writer.EndMetric();
    }

    private static ValueTask SendAsync(TextBuffer buffer, Stream output, CancellationToken cancellationToken)
    {
        if (buffer.Written.Length > LargestChunk)
        {
            return SendChunksAsync(buffer, output, cancellationToken);
        }

        var sent = output.WriteAsync(buffer.Written, cancellationToken);
        if (sent.IsCompletedSuccessfully)
        {
            buffer.Clear();
            return sent;
        }

        return AwaitAsync(sent, buffer);

        static async ValueTask AwaitAsync(ValueTask sent, TextBuffer buffer)
        {
            await sent.ConfigureAwait(false);
            buffer.Clear();
        }
    }

    /// <summary>Sends what a protobuf message has made long, so that no stream gets all of it at once.</summary>
    private static async ValueTask SendChunksAsync(TextBuffer buffer, Stream output, CancellationToken cancellationToken)
    {
        for (var rest = buffer.Written; rest.Length > 0; rest = rest[Math.Min(LargestChunk, rest.Length)..])
        {
            await output.WriteAsync(rest[..Math.Min(LargestChunk, rest.Length)], cancellationToken).ConfigureAwait(false);
        }

        buffer.Clear();
    }

    private static Task CollectAsync(IReadOnlyList<MetricRegistry> registries, CancellationToken cancellationToken)
    {
        if (registries.Count == 1)
        {
            var alone = registries[0].CollectAsync();
            return alone.IsCompletedSuccessfully && !cancellationToken.IsCancellationRequested ? Task.CompletedTask : alone.WaitAsync(cancellationToken);
        }

        var all = new Task[registries.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = registries[i].CollectAsync();
        }

        return Task.WhenAll(all).WaitAsync(cancellationToken);
    }
}
