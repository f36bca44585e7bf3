namespace MetricsKit;

/// <summary>How deliveries ended.</summary>
internal sealed class DeliveryLog(Action<Exception>? onFailure)
{
    private readonly object _gate = new();
    private Exception? _lastError;
    private int _failures;

    /// <summary>Why the last one failed; null where it has not.</summary>
    public Exception? LastError => Volatile.Read(ref _lastError);

    /// <summary>How many have failed since the last that has not.</summary>
    public int ConsecutiveFailures => Volatile.Read(ref _failures);

    public void Succeed()
    {
        lock (_gate)
        {
            _lastError = null;
            _failures = 0;
        }
    }

    public void Fail(Exception error)
    {
        lock (_gate)
        {
            _lastError = error;
            _failures++;
        }
    }

    /// <summary>Tells whoever wants to know of failures that nobody sees otherwise.</summary>
    public void Tell(Exception error)
    {
        try
        {
            onFailure?.Invoke(error);
        }
        catch (Exception)
        {
            // Who is told of failures cannot cause any.
        }
    }
}
