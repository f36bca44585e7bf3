namespace MetricsKit.Exposition;

/// <summary>Marks an endpoint whose requests are not measured.</summary>
internal sealed class UnmeasuredMetadata
{
    public static readonly UnmeasuredMetadata Instance = new();
}
