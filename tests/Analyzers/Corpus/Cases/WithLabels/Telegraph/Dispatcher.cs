using Telegraph.Core;

namespace Telegraph.Service;

public enum Line { North, South }

public sealed record Telegram(Guid Number, Line Line, string SenderMail, string Text);

public sealed class Dispatcher(IDispatchMeter meter, TimeProvider time)
{
    public async Task DispatchAsync(Telegram telegram, CancellationToken cancel)
    {
        string line = telegram.Line.ToString();
        using (meter.Measure("encode"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancel);
        }

        using (meter.Measure(cancel.IsCancellationRequested ? "abort" : "transmit"))
        {
            try
            {
                await TransmitAsync(telegram, cancel);
                meter.Dispatched(line, telegram.SenderMail); // high: correspondent #1
            }
            catch (IOException broken)
            {
                meter.Rejected(line, broken.Message); // high: why #2
            }
            catch (TimeoutException)
            {
                meter.Rejected(line, "timeout");
                meter.Stalled(line, TimeSpan.FromSeconds(30));
            }
        }
    }

    private static Task TransmitAsync(Telegram telegram, CancellationToken cancel) => Task.CompletedTask;
}
