using MetricsKit.Families;

namespace MetricsKit;

/// <summary>Writes the lines of an exposition into a buffer that is flushed from time to time.</summary>
internal sealed class LineWriter(TextBuffer buffer, ExpositionFormat format, ConstantLabels constantLabels)
{
    private const int FlushAt = 32 * 1024;

    private byte[] _constants = [];
    private HashSet<byte[]>? _written;

    /// <summary>True: the buffer has enough for one flush.</summary>
    public bool IsFull => buffer.Length >= FlushAt;

    /// <summary>Turns to the series of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="written">Label texts that an earlier registry has written under this name.</param>
    public void Enter(MetricFamily family, HashSet<byte[]>? written)
    {
        _constants = constantLabels.TextFor(family.Layout);
        _written = written;
    }

    /// <summary>Writes what precedes the samples of a metric.</summary>
    /// <param name="family">The first family of that name.</param>
    /// <param name="isNameTaken">Whether OpenMetrics knows another metric by this name.</param>
    public void Metadata(MetricFamily family, Func<string, bool> isNameTaken)
    {
        var openMetrics = format == ExpositionFormat.OpenMetrics;
        var name = family.Name;
        var type = TypeOf(family.Kind);
        if (openMetrics && family.Kind == MetricKind.Info && name.EndsWith("_info", StringComparison.Ordinal) && name.Length > "_info".Length && !isNameTaken(name[..^"_info".Length]))
        {
            name = name[..^"_info".Length];
            type = "info";
        }
        else if (openMetrics && family.Kind == MetricKind.Counter)
        {
            // OpenMetrics names a counter without the suffix of its samples. One that has no such suffix keeps its name, and is of unknown type.
            var isCounter = name.EndsWith("_total", StringComparison.Ordinal) && name.Length > "_total".Length && !isNameTaken(name[..^"_total".Length]);
            name = isCounter ? name[..^"_total".Length] : name;
            type = isCounter ? type : "unknown";
        }

        if (family.Help.Length > 0)
        {
            Begin("# HELP "u8, name);
            buffer.WriteHelp(family.Help, escapeQuotes: openMetrics);
            buffer.Write((byte)'\n');
        }

        Begin("# TYPE "u8, name);
        buffer.Write(type);
        buffer.Write((byte)'\n');
    }

    /// <summary>Writes what follows the last metric.</summary>
    public void End()
    {
        if (format == ExpositionFormat.OpenMetrics)
        {
            buffer.Write("# EOF\n"u8);
        }
    }

    /// <summary>Whether an earlier registry has written this series.</summary>
    public bool Skips(byte[] labels) => _written is not null && _written.Contains(labels);

    /// <summary>Writes a sample up to its value.</summary>
    public void Begin(byte[] name, byte[] labels, byte[]? lastLabel = null)
    {
        // The punctuation is a brace on each side, two commas and a space.
        var line = buffer.Reserve(name.Length + labels.Length + _constants.Length + (lastLabel?.Length ?? 0) + 5);
        name.CopyTo(line);
        var length = name.Length;
        var separator = (byte)'{';
        Label(labels, line, ref length, ref separator);
        Label(_constants, line, ref length, ref separator);
        Label(lastLabel, line, ref length, ref separator);
        if (separator == ',')
        {
            line[length++] = (byte)'}';
        }

        line[length++] = (byte)' ';
        buffer.Advance(length);
    }

    /// <summary>Writes a sample's value.</summary>
    public void End(long value)
    {
        buffer.Write(value);
        buffer.Write((byte)'\n');
    }

    /// <summary>Writes a sample's value.</summary>
    public void End(double value)
    {
        buffer.Write(value);
        buffer.Write((byte)'\n');
    }

    private static string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge or MetricKind.Info => "gauge",
        MetricKind.Histogram => "histogram",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private void Begin(ReadOnlySpan<byte> comment, string name)
    {
        buffer.Write(comment);
        buffer.Write(name);
        buffer.Write((byte)' ');
    }

    private static void Label(byte[]? text, Span<byte> line, ref int length, ref byte separator)
    {
        if (text is { Length: > 0 })
        {
            line[length] = separator;
            text.CopyTo(line[(length + 1)..]);
            length += text.Length + 1;
            separator = (byte)',';
        }
    }
}
