using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetricsKit.WaysOut;

/// <summary>Says in the host's log what keeps metrics from leaving: loudly the first time in a row, and the rest for who looks closely.</summary>
internal static class FailureLog
{
    private static readonly Action<ILogger, string, Exception?> First =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, "MetricsNotDelivered"), "Metrics do not leave the process: {Reason}. Further failures in a row are logged at Debug.");

    private static readonly Action<ILogger, string, Exception?> Further =
        LoggerMessage.Define<string>(LogLevel.Debug, new EventId(2, "MetricsStillNotDelivered"), "Metrics still do not leave the process: {Reason}");

    /// <summary>What to call at each failure.</summary>
    /// <param name="provider">The host's services.</param>
    /// <param name="failuresInARow">How many there are, this one included.</param>
    /// <param name="also">What the user wants to have called.</param>
    public static Action<Exception> For(IServiceProvider provider, Func<int> failuresInARow, Action<Exception>? also)
    {
        ILogger? logger = provider.GetService<ILoggerFactory>()?.CreateLogger("MetricsKit");
        return error =>
        {
            if (logger is not null)
            {
                (failuresInARow() <= 1 ? First : Further)(logger, error.Message, null);
            }

            also?.Invoke(error);
        };
    }
}
