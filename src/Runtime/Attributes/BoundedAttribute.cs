namespace MetricsKit;

/// <summary>The value comes from a small set that the analysis cannot see.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class BoundedAttribute : Attribute;
