namespace MetricsKit;

/// <summary>A PagerDuty service.</summary>
/// <param name="name">Name that routes refer to; unique in the service.</param>
public sealed class PagerDutyReceiverAttribute(string name) : ReceiverAttribute(name)
{
    /// <summary>The Kubernetes secret that holds the routing key: <c>name/key</c>.</summary>
    public required string Secret { get; set; }
}
