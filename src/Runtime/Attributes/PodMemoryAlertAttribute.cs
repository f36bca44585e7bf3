namespace MetricsKit;

/// <summary>The working set of one of the service's pods comes near its memory limit.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PodMemoryAlertAttribute(string name) : AlertRuleAttribute(name)
{
    /// <summary>Share of the limit above which the alert fires; 0 to 1.</summary>
    public required double Above { get; set; }
}
