namespace MetricsKit.Model;

/// <summary>A series that Prometheus computes at each evaluation and keeps.</summary>
/// <param name="Name">Name of the recorded series; <c>level:metric:operations</c> by custom.</param>
/// <param name="Expr">PromQL.</param>
/// <param name="Labels">Labels that the rule sets.</param>
/// <param name="Group">Rule group; the service's for recording rules when null.</param>
/// <param name="Scope">As <see cref="AlertModel.Scope"/>.</param>
public sealed record RecordingRuleModel(string Name, string Expr, EquatableArray<NameValue> Labels, string? Group, bool? Scope);

/// <summary>What other compilations need of a recording rule: that there is such a series, and which labels it can have.</summary>
/// <param name="Name">Name of the recorded series.</param>
/// <param name="Expr">PromQL, as written.</param>
/// <param name="Labels">Names of the labels that the rule sets, in the order they are written.</param>
public sealed record RecordedSeriesModel(string Name, string Expr, EquatableArray<string> Labels);
