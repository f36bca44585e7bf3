namespace MetricsKit;

/// <summary>An alert on a PromQL expression of your own.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
/// <param name="expr">PromQL: a condition, or a value to compare with <see cref="Above"/> or <see cref="Below"/>.</param>
public sealed class AlertAttribute(string name, string expr) : AlertRuleAttribute(name)
{
    /// <summary>The expression.</summary>
    public string Expr { get; } = expr;

    /// <summary>Fires above this value; not compared while NaN. Never together with <see cref="Below"/>.</summary>
    public double Above { get; set; } = double.NaN;

    /// <summary>Fires below this value; not compared while NaN. Never together with <see cref="Above"/>.</summary>
    public double Below { get; set; } = double.NaN;
}
