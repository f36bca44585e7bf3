using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Scrapes that end before their time leave nothing behind.</summary>
public sealed class BrokenScrapeTests
{
    private readonly MetricRegistry _registry = new();

    // Has some of the same series, which a scrape of both must remember, and forget.
    private readonly MetricRegistry _other = new();

    public BrokenScrapeTests()
    {
        Fill(_registry, "a_total", 0);
        Fill(_registry, "b_total", 0);
        Fill(_other, "b_total", 1_500);
        _registry.RegisterHistogram(new() { Name = "h_seconds", Native = true }).Series[0]!.Observe(1);
    }

    public static TheoryData<ExpositionFormat, bool> Ways => new()
    {
        { ExpositionFormat.Text, true },
        { ExpositionFormat.Text, false },
        { ExpositionFormat.OpenMetrics, true },
        { ExpositionFormat.OpenMetrics, false },
        { ExpositionFormat.Protobuf, true },
        { ExpositionFormat.Protobuf, false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_next_one_is_right_wherever_a_client_went_away(ExpositionFormat format, bool isSynchronous)
    {
        var whole = await BytesAsync(format);
        for (var chunks = 0; ; chunks++)
        {
            using var broken = new BrokenStream(chunks, isSynchronous);
            try
            {
                await MetricRegistry.WriteAsync([_registry, _other], broken, format);
                Assert.True(chunks > 2);
                break;
            }
            catch (IOException)
            {
                Assert.Equal(whole, await BytesAsync(format));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_cancelled_one_stops_between_chunks_and_the_next_is_right(ExpositionFormat format, bool isSynchronous)
    {
        var whole = await BytesAsync(format);
        using var cancel = new CancellationTokenSource();
        using var stream = new CancellingStream(cancel, isSynchronous);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MetricRegistry.WriteAsync([_registry, _other], stream, format, cancel.Token));
        Assert.InRange(stream.Length, 1, whole.Length - 1);
        Assert.Equal(whole, await BytesAsync(format));
    }

    [Theory]
    [InlineData(ExpositionFormat.Text)]
    [InlineData(ExpositionFormat.OpenMetrics)]
    [InlineData(ExpositionFormat.Protobuf)]
    public async Task Buffers_go_back_to_where_they_came_from(ExpositionFormat format)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            using var broken = new BrokenStream(0, isSynchronous: true);
            var before = GC.GetAllocatedBytesForCurrentThread();
            await Assert.ThrowsAsync<IOException>(() => MetricRegistry.WriteAsync([_registry, _other], broken, format));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // The exception and what asserts it; a buffer that was lost would be 64 KB more.
        Assert.InRange(least, 0, 32 * 1024);
    }

    [Theory]
    [InlineData(ExpositionFormat.Text)]
    [InlineData(ExpositionFormat.OpenMetrics)]
    [InlineData(ExpositionFormat.Protobuf)]
    public async Task Many_at_once_are_all_whole(ExpositionFormat format)
    {
        var whole = await BytesAsync(format);
        foreach (var bytes in await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => BytesAsync(format)))))
        {
            Assert.Equal(whole, bytes);
        }
    }

    private static void Fill(MetricRegistry registry, string name, int first)
    {
        var counters = registry.RegisterCounter(Define.Metric(name, LabelDefinition.Open("x", false, 5_000)));
        for (var i = first; i < first + 3_000; i++)
        {
            counters.Find(0, $"value-{i}").Inc(i + 0.5);
        }
    }

    private async Task<byte[]> BytesAsync(ExpositionFormat format)
    {
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync([_registry, _other], stream, format);
        return stream.ToArray();
    }

    /// <summary>Cancels the scrape as soon as it has begun.</summary>
    private sealed class CancellingStream(CancellationTokenSource cancel, bool isSynchronous) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            if (!isSynchronous)
            {
                await Task.Yield();
            }

            await cancel.CancelAsync();
        }
    }
}
