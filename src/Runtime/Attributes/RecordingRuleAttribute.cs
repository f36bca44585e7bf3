using System.Diagnostics;

namespace MetricsKit;

/// <summary>A series that Prometheus computes at each evaluation and keeps.</summary>
/// <param name="record">Name, <c>level:metric:operations</c> by custom.</param>
/// <param name="expr">PromQL.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RecordingRuleAttribute(string record, string expr) : Attribute
{
    /// <summary>Name of the recorded series.</summary>
    public string Record { get; } = record;

    /// <summary>The expression.</summary>
    public string Expr { get; } = expr;

    /// <summary>Further labels, each <c>name=value</c>.</summary>
    public string[]? Labels { get; set; }

    /// <summary>Rule group the rule goes to; one for all recording rules when null.</summary>
    public string? Group { get; set; }

    /// <summary>As <see cref="AlertRuleAttribute.Scope"/>.</summary>
    public bool Scope { get; set; } = true;
}
