using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Origins;

/// <summary>One element of a collection that is put together in sight.</summary>
/// <param name="Key">The key, for a dictionary or a list of tags.</param>
/// <param name="Value">The element, or the value under the key.</param>
/// <param name="At">Where it is put in.</param>
/// <param name="Frame">The calls around that.</param>
/// <param name="Index">Its place in the sequence; null where that is not known.</param>
internal sealed record Entry(IOperation? Key, IOperation Value, Point At, Frame? Frame, int? Index);
