namespace MetricsKit;

/// <summary>A Slack channel. Texts may hold Alertmanager's Go templates.</summary>
/// <param name="name">Name that routes refer to; unique in the service.</param>
public sealed class SlackReceiverAttribute(string name) : ReceiverAttribute(name)
{
    /// <summary>The Kubernetes secret that holds the webhook's address: <c>name/key</c>.</summary>
    public required string Secret { get; set; }

    /// <summary>Channel, such as <c>#alerts</c>; the webhook's own when null.</summary>
    public string? Channel { get; set; }

    /// <summary>Title of the message; Alertmanager's own when null.</summary>
    public string? Title { get; set; }

    /// <summary>Text of the message; Alertmanager's own when null.</summary>
    public string? Text { get; set; }

    /// <summary>Address that the title leads to; Alertmanager's own when null.</summary>
    public string? TitleLink { get; set; }
}
