using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace MetricsKit;

/// <summary>
/// Reads the Prometheus text format 0.0.4, as clients write it. A line that is none is left out and counted: one metric's faulty help must
/// not take the others from the scrape. Timestamps are dropped, labels without a value too.
/// </summary>
internal ref struct IncludedText
{
    private readonly Dictionary<string, IncludedMetric> _byName = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _labels = new(256);
    private IncludedMetric? _current;
    private ReadOnlySpan<byte> _line;
    private double _extra;

    private IncludedText(int _)
    {
    }

    /// <summary>Reads an exposition.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="faults">Lines that were left out.</param>
    /// <returns>Metrics that have samples, ordered by name.</returns>
    public static IncludedMetric[] Parse(ReadOnlySpan<byte> text, out int faults)
    {
        faults = 0;
        var reader = new IncludedText(0);
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = (end < 0 ? text : text[..end]).TrimEnd((byte)'\r').Trim(" \t"u8);
            text = end < 0 ? [] : text[(end + 1)..];
            if (!line.IsEmpty)
            {
                faults += Utf8.IsValid(line) && reader.Read(line) ? 0 : 1;
            }
        }

        return [.. reader._byName.Values.Where(static metric => metric.Finish()).OrderBy(static metric => metric.Name, StringComparer.Ordinal)];
    }

    private bool Read(ReadOnlySpan<byte> line)
    {
        _line = line;
        return line[0] == '#' ? ReadComment() : ReadSample();
    }

    private bool ReadComment()
    {
        _line = _line[1..].TrimStart(" \t"u8);
        var isHelp = Take("HELP "u8);
        if (!isHelp && !Take("TYPE "u8))
        {
            return true; // a comment
        }

        _line = _line.TrimStart(" \t"u8);
        var end = _line.IndexOfAny((byte)' ', (byte)'\t');
        var name = Encoding.UTF8.GetString(end < 0 ? _line : _line[..end]);
        if (!MetricNames.IsMetric(name))
        {
            return false;
        }

        var rest = end < 0 ? [] : _line[end..].TrimStart(" \t"u8);
        var metric = MetricOf(name);
        if (isHelp)
        {
            metric.Help = Encoding.UTF8.GetString(rest).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
            return true;
        }

        // A type that comes after samples would change what they are.
        return metric.SetType(Encoding.UTF8.GetString(rest));
    }

    private bool ReadSample()
    {
        var end = _line.IndexOfAny("{ \t"u8);
        if (end <= 0)
        {
            return false;
        }

        var nameBytes = _line[..end];
        var (metric, part) = _current?.PartOf(nameBytes) is { } known ? (_current, known) : Find(nameBytes);
        if (metric is null)
        {
            return false;
        }

        _line = _line[end..].TrimStart(" \t"u8);
        _labels.ResetWrittenCount();
        _extra = double.NaN;
        var hasExtra = false;
        if (Take("{"u8) && !ReadLabels(metric, part, out hasExtra))
        {
            return false;
        }

        var number = _line.Trim(" \t"u8);
        end = number.IndexOfAny((byte)' ', (byte)'\t');
        if (end >= 0 && !IsWhole(number[end..].TrimStart(" \t"u8)))
        {
            return false;
        }

        if (!TryNumber(end < 0 ? number : number[..end], out var value) || hasExtra != metric.WantsExtra(part))
        {
            return false;
        }

        _current = metric;
        metric.Add(part, _labels.WrittenSpan, _extra, value);
        return true;
    }

    /// <summary>Reads labels up to the brace into the label text of our own series.</summary>
    private bool ReadLabels(IncludedMetric metric, SamplePart part, out bool hasExtra)
    {
        hasExtra = false;
        while (true)
        {
            _line = _line.TrimStart(" \t"u8);
            if (Take("}"u8))
            {
                return true;
            }

            var equals = _line.IndexOf((byte)'=');
            if (equals <= 0)
            {
                return false;
            }

            var name = _line[..equals].Trim(" \t"u8);
            _line = _line[(equals + 1)..].TrimStart(" \t"u8);
            if (!Take("\""u8) || LengthOfValue(_line) is not (>= 0 and var length))
            {
                return false;
            }

            var value = _line[..length];
            _line = _line[(length + 1)..].TrimStart(" \t"u8);
            if (metric.WantsExtra(part) && name.SequenceEqual(metric.ExtraLabel))
            {
                hasExtra = TryNumber(value, out _extra);
            }
            else if (!metric.IsLabel(name))
            {
                return false;
            }
            else if (!value.IsEmpty)
            {
                Append(name, value);
            }

            // A comma after the last one is allowed.
            if (!Take(","u8) && (_line.IsEmpty || _line[0] != '}'))
            {
                return false;
            }
        }
    }

    private readonly void Append(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_labels.WrittenCount > 0)
        {
            _labels.Write(","u8);
        }

        _labels.Write(name);
        _labels.Write("=\""u8);
        _labels.Write(value);
        _labels.Write("\""u8);
    }

    private readonly (IncludedMetric? Metric, SamplePart Part) Find(ReadOnlySpan<byte> nameBytes)
    {
        var name = Encoding.UTF8.GetString(nameBytes);
        if (!MetricNames.IsMetric(name))
        {
            return default;
        }

        if (_byName.TryGetValue(name, out var metric) && metric.PartOf(nameBytes) is { } own)
        {
            return (metric, own);
        }

        var suffix = name.LastIndexOf('_');
        if (suffix > 0 && _byName.TryGetValue(name[..suffix], out metric) && metric.PartOf(nameBytes) is { } part)
        {
            return (metric, part);
        }

        return MetricOf(name) is var created && created.PartOf(nameBytes) is { } value ? (created, value) : default;
    }

    private readonly IncludedMetric MetricOf(string name)
    {
        if (!_byName.TryGetValue(name, out var metric))
        {
            _byName.Add(name, metric = new IncludedMetric(name));
        }

        return metric;
    }

    private bool Take(ReadOnlySpan<byte> text)
    {
        if (!_line.StartsWith(text))
        {
            return false;
        }

        _line = _line[text.Length..];
        return true;
    }

    /// <summary>Bytes before the closing quote; −1 where there is none, or an escape that the format does not have.</summary>
    private static int LengthOfValue(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i;
            }

            if (text[i] == '\\' && (++i >= text.Length || text[i] is not ((byte)'\\' or (byte)'"' or (byte)'n')))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsWhole(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long _, out var used) && used == text.Length;

    private static bool TryNumber(ReadOnlySpan<byte> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        var sign = !text.IsEmpty && text[0] == '-' ? -1d : 1d;
        var word = !text.IsEmpty && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        value = Ascii.EqualsIgnoreCase(word, "inf"u8) || Ascii.EqualsIgnoreCase(word, "infinity"u8) ? sign * double.PositiveInfinity : double.NaN;
        return double.IsInfinity(value) || Ascii.EqualsIgnoreCase(text, "nan"u8);
    }
}
