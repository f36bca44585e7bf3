namespace MetricsKit;

/// <summary>Something that is wrong with a metric.</summary>
/// <param name="Metric">Name of the metric; null for a callback that sets any.</param>
/// <param name="Reason">
/// The <c>reason</c> of <c>metricskit_misuse_total</c>, such as <c>name_clash</c> or <c>not_finite</c>; <c>callback_error</c> or
/// <c>callback_timeout</c>.
/// </param>
/// <param name="Detail">What to write instead, where that is known; of a callback without a metric, who added it.</param>
/// <param name="Error">What a callback has thrown.</param>
public sealed record MetricProblem(string? Metric, string Reason, string? Detail, Exception? Error);
