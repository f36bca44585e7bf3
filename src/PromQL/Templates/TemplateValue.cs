namespace MetricsKit.PromQL.Templates;

/// <summary>What is known of a value in a template.</summary>
/// <param name="Type">Its type.</param>
internal readonly record struct TemplateValue(ValueType Type)
{
    /// <summary>These are the labels of the alert's result, not of a query's.</summary>
    public bool IsAlertLabels { get; init; }

    /// <summary>It changes with the alert's value.</summary>
    public bool IsOfValue { get; init; }

    /// <summary>It is the alert's value as it stands.</summary>
    public bool IsRawValue { get; init; }

    /// <summary>Nothing is known.</summary>
    public static TemplateValue Any => new(ValueType.Any);

    public static TemplateValue AlertLabels { get; } = new(ValueType.Labels) { IsAlertLabels = true };

    public static TemplateValue AlertValue { get; } = new(ValueType.Float) { IsOfValue = true, IsRawValue = true };

    public static TemplateValue Alert { get; } = new(ValueType.Alert) { IsOfValue = true };
}
