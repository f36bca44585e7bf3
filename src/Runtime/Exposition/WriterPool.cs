namespace MetricsKit;

/// <summary>Keeps writers from scrape to scrape: a few of each format, as scrapers are few.</summary>
internal static class WriterPool
{
    private const int MostKept = 4;
    private static readonly SeriesWriter?[][] s_kept = [new SeriesWriter?[MostKept], new SeriesWriter?[MostKept], new SeriesWriter?[MostKept]];

    /// <summary>A writer that starts an exposition.</summary>
    public static SeriesWriter Take(ExpositionFormat format)
    {
        SeriesWriter? writer = null;
        var kept = s_kept[(int)format];
        for (var i = 0; i < MostKept && writer is null; i++)
        {
            writer = Interlocked.Exchange(ref kept[i], null);
        }

        writer ??= format == ExpositionFormat.Protobuf ? new ProtobufSeriesWriter() : new TextSeriesWriter(format == ExpositionFormat.OpenMetrics);
        writer.Start();
        return writer;
    }

    /// <summary>Takes a writer back, wherever it stopped.</summary>
    public static void Return(SeriesWriter writer, ExpositionFormat format)
    {
        writer.Stop();
        foreach (ref var place in s_kept[(int)format].AsSpan())
        {
            if (Interlocked.CompareExchange(ref place, writer, null) is null)
            {
                return;
            }
        }
    }
}
