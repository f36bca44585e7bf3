using System.Diagnostics;
using System.Text;

namespace MetricsKit;

/// <summary>
/// Labels that lead from a series to one event that it counted, such as a trace. Immutable: one may be given any number of times.
/// OpenMetrics and protobuf show them, of counters whose name ends in <c>_total</c> and of histograms.
/// </summary>
public sealed class Exemplar
{
    /// <summary>Most characters (code points) that names and values have together.</summary>
    public const int MaxLength = 128;

    private Exemplar(byte[]? labels) => Labels = labels;

    /// <summary>The label text; null where no exposition may show it.</summary>
    internal byte[]? Labels { get; }

    /// <summary>
    /// Makes an exemplar. One that no exposition may show, by its names or more than 128 characters, is ignored where it is given and
    /// counted in <c>metricskit_misuse_total</c>.
    /// </summary>
    /// <param name="labels">Names and values. A label without a value is left out; at least one must have one.</param>
    /// <returns>The exemplar.</returns>
    public static Exemplar From(params (string Key, string Value)[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var length = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var text = "";
        foreach (var (name, value) in labels)
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            var printable = Utf16.Repair(value);
            length += name?.Length + printable.EnumerateRunes().Count() ?? MaxLength;
            if (length > MaxLength || !MetricNames.IsLabel(name!) || !names.Add(name!))
            {
                return new(null);
            }

            text = Families.LabelLayout.Append(text, name!, printable);
        }

        return new(text.Length == 0 ? null : Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Makes an exemplar of the trace that is current: <c>trace_id</c> and <c>span_id</c>.</summary>
    /// <returns>Null where no W3C trace is current, or it is not sampled, so that it leads nowhere.</returns>
    public static Exemplar? FromTraceContext() =>
        Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity
            ? From(("trace_id", activity.TraceId.ToHexString()), ("span_id", activity.SpanId.ToHexString()))
            : null;
}
