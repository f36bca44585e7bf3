using System.Diagnostics;

namespace MetricsKit;

/// <summary>A Grafana dashboard of the service.</summary>
/// <param name="title">Title.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class DashboardAttribute(string title) : Attribute
{
    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>Titles of the rows in their order; those of the sets when null.</summary>
    public string[]? Rows { get; set; }
}
