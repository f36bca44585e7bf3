using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reel.Transcoding;

public enum Codec { H264, Av1, Vp9 }

public sealed class TranscodeTask
{
    public string AssetId { get; init; } = "";
    public Codec Codec { get; init; }
    public long FileSize { get; init; }
    public int Height { get; init; }
}

public static class Instruments
{
    internal static readonly Meter Meter = new("Reel.Transcoding", "1.2.0");
    internal static readonly Counter<int> Tasks = Meter.CreateCounter<int>("tasks");
    internal static readonly Histogram<long> Bytes = Meter.CreateHistogram<long>("bytes", unit: "By");
    internal static readonly Counter<int> Errors = Meter.CreateCounter<int>("errors");
}

public sealed class Transcoder(ILogger<Transcoder> logger)
{
    public async Task<bool> TryAsync(TranscodeTask work, CancellationToken token)
    {
        var ladder = work.Height switch
        {
            >= 2160 => "4k",
            >= 1080 => "hd",
            _ => "sd",
        };
        Instruments.Tasks.Add(1, new KeyValuePair<string, object?>[] { new("codec", work.Codec), new("ladder", ladder), new("asset", work.AssetId) }); // bounded: codec // bounded: ladder // high: asset
        Instruments.Bytes.Record(work.FileSize, [new("codec", work.Codec.ToString()), new("file_size", work.FileSize)]); // bounded: codec // high: file_size
        ReadOnlySpan<KeyValuePair<string, object?>> tags = [KeyValuePair.Create<string, object?>("codec", "h264"), KeyValuePair.Create<string, object?>("ladder", ladder)];
        Instruments.Bytes.Record(1, tags); // bounded: ladder
        try
        {
            await Task.Delay(1, token);
            return true;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            logger.LogWarning(ex, "Transcoding {Asset} failed", work.AssetId);
            Instruments.Errors.Add(1, KeyValuePair.Create("exception.type", (object?)ex.GetType().FullName), KeyValuePair.Create("exception.message", (object?)ex.Message)); // bounded: exception.type // high: exception.message
            Instruments.Errors.Add(1, new KeyValuePair<string, object?>("stage", Stage(ex))); // bounded: stage
            return false;
        }
    }

    private static string Stage(Exception ex)
    {
        switch (ex)
        {
            case FileNotFoundException:
                return "open";
            case IOException io when io.HResult == 112:
                return "disk";
            default:
                return "encode";
        }
    }
}
