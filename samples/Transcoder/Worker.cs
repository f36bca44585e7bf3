using Microsoft.Extensions.Hosting;

namespace Transcoder;

/// <summary>Works on jobs, three of four from the normal queue, and fails one in ten.</summary>
internal sealed class Worker : BackgroundService
{
    private static readonly string[] Codecs = ["av1", "h264", "vp9"];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var job = 0; !stoppingToken.IsCancellationRequested; job++)
        {
            var queue = job % 4 == 3 ? Queue.Priority : Queue.Normal;
            TranscoderMetrics.Enqueue(queue, 1);
            await WorkAsync(queue, job, stoppingToken).ConfigureAwait(false);
        }
    }

    private static async Task WorkAsync(Queue queue, int job, CancellationToken cancel)
    {
        TranscoderMetrics.Enqueue(queue, -1);
        using var inProgress = TranscoderMetrics.JobsInProgress(queue).TrackInProgress();
        using var timer = TranscoderMetrics.JobDuration(queue).NewTimer();
        try
        {
            await Task.Delay(5 + (job * 7 % 50), cancel).ConfigureAwait(false);
            if (job % 10 == 9)
            {
                throw new InvalidDataException("The input ends too early.");
            }

            TranscoderMetrics.BytesWritten(Codecs[job % Codecs.Length]).Inc(1_000_000L);
        }
        catch (InvalidDataException e) when (TranscoderMetrics.JobsFailed(queue).Count(e))
        {
            // Never reached: it counts, and lets the exception pass.
        }
        catch (InvalidDataException)
        {
            // One bad file does not stop the others.
        }
        finally
        {
            TranscoderMetrics.Jobs(queue).Inc();
        }
    }
}
