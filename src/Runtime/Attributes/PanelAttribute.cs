using System.Diagnostics;

namespace MetricsKit;

/// <summary>A panel of the dashboard: of the metric it stands on, or of expressions of your own.</summary>
/// <param name="title">Title.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PanelAttribute(string title) : Attribute
{
    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>Row of the dashboard; by the metric's set when null.</summary>
    public string? Row { get; set; }

    /// <summary>PromQL expressions, one a line of the panel; made from the metric when null.</summary>
    public string[]? Expr { get; set; }

    /// <summary>Unit as Grafana names it, such as <c>s</c> or <c>bytes</c>; from the metric's name when null.</summary>
    public string? Unit { get; set; }

    /// <summary>Place in the row, smallest first.</summary>
    public int Order { get; set; }
}
