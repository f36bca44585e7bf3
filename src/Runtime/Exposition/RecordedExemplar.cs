namespace MetricsKit;

/// <summary>An exemplar as a series keeps it. Immutable.</summary>
/// <param name="Labels">Label text as of a series, without braces; not empty.</param>
/// <param name="Value">What was observed, or added to a counter.</param>
/// <param name="UnixMilliseconds">When.</param>
internal sealed record RecordedExemplar(byte[] Labels, double Value, long UnixMilliseconds);
