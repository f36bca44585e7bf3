using System.Diagnostics;

namespace MetricsKit;

/// <summary>Bucket bounds <c>start + width × i</c> for i from 0 to <c>count − 1</c>.</summary>
/// <param name="start">First bound in the metric's unit; finite.</param>
/// <param name="width">Distance of two neighbouring bounds; above 0.</param>
/// <param name="count">Number of bounds without +Inf; at least 1.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class LinearBucketsAttribute(double start, double width, int count) : Attribute
{
    /// <summary>First bound in the metric's unit.</summary>
    public double Start { get; } = start;

    /// <summary>Distance of two neighbouring bounds.</summary>
    public double Width { get; } = width;

    /// <summary>Number of bounds without +Inf.</summary>
    public int Count { get; } = count;
}
