namespace MetricsKit;

/// <summary>The share of failures among all events is too high.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class ErrorRatioAlertAttribute(string name) : MetricAlertAttribute(name)
{
    /// <summary>Ratio above which the alert fires; 0 to 1.</summary>
    public required double Above { get; set; }

    /// <summary>Matchers that select failures, such as <c>status=~'5..'</c>; null: the values marked <see cref="LabelValueAttribute.IsError"/>.</summary>
    public string? Errors { get; set; }

    /// <summary>The metric that counts all events, by exposed name or by <c>nameof</c> of a member of the set; null: the metric itself.</summary>
    public string? Total { get; set; }
}
