namespace MetricsKit;

/// <summary>A type whose public properties are labels, so that many or shared labels travel as one parameter (<c>in</c> allowed).</summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class LabelSetAttribute : Attribute;
