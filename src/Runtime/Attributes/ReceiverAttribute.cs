using System.Diagnostics;

namespace MetricsKit;

/// <summary>A place that notifications go to.</summary>
/// <param name="name">Name that routes refer to; unique in the service.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public abstract class ReceiverAttribute(string name) : Attribute
{
    /// <summary>Name that routes refer to.</summary>
    public string Name { get; } = name;

    /// <summary>True: a notification also when the alert has ended.</summary>
    public bool SendResolved { get; set; } = true;
}
