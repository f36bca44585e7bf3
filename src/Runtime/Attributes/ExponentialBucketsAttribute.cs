using System.Diagnostics;

namespace MetricsKit;

/// <summary>Bucket bounds <c>start × factor^i</c> for i from 0 to <c>count − 1</c>.</summary>
/// <param name="start">First bound in the metric's unit; above 0.</param>
/// <param name="factor">Ratio of two neighbouring bounds; above 1.</param>
/// <param name="count">Number of bounds without +Inf; at least 1.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ExponentialBucketsAttribute(double start, double factor, int count) : Attribute
{
    /// <summary>First bound in the metric's unit.</summary>
    public double Start { get; } = start;

    /// <summary>Ratio of two neighbouring bounds.</summary>
    public double Factor { get; } = factor;

    /// <summary>Number of bounds without +Inf.</summary>
    public int Count { get; } = count;
}
