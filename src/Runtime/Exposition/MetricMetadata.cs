using System.Text;

namespace MetricsKit;

/// <summary>What precedes the series of a metric in each format, and the names of its samples; made once a metric.</summary>
internal sealed class MetricMetadata
{
    private readonly string _name;
    private readonly string _help;
    private readonly bool _isShortNameTaken;

    /// <param name="name">Name of the metric, as the text format has it.</param>
    /// <param name="help">Help text, printable; empty for none.</param>
    /// <param name="type">What it is.</param>
    /// <param name="isNameTaken">Whether another metric of the exposition writes samples of a name. Asked for the name without the suffix that OpenMetrics leaves out of it.</param>
    public MetricMetadata(string name, string help, SeriesType type, Func<string, bool> isNameTaken)
    {
        _name = name;
        _help = help;
        Type = type;
        _isShortNameTaken = SuffixOf(type) is { } suffix && name.Length > suffix.Length && isNameTaken(name[..^suffix.Length]);
        Name = Encoding.UTF8.GetBytes(name);
        BucketName = Encoding.UTF8.GetBytes(name + "_bucket");
        SumName = Encoding.UTF8.GetBytes(name + "_sum");
        CountName = Encoding.UTF8.GetBytes(name + "_count");
        Help = Encoding.UTF8.GetBytes(help);
        Text = Header(name, TextTypeOf(type), escapeQuotes: false);
        OpenMetrics = OpenMetricsHeader(out var isSpecial);
        HasExemplars = type == SeriesType.Histogram || (type == SeriesType.Counter && isSpecial);
    }

    public SeriesType Type { get; }

    /// <summary>True: OpenMetrics allows exemplars on the samples, in that format's own terms for the metric.</summary>
    public bool HasExemplars { get; }

    public byte[] Name { get; }

    public byte[] BucketName { get; }

    public byte[] SumName { get; }

    public byte[] CountName { get; }

    public byte[] Help { get; }

    /// <summary>HELP and TYPE of the text format.</summary>
    public byte[] Text { get; }

    /// <summary>HELP and TYPE of OpenMetrics.</summary>
    public byte[] OpenMetrics { get; }

    /// <summary>OpenMetrics names counters and infos without the suffix of their samples. One without that suffix keeps its name, and another type.</summary>
    private byte[] OpenMetricsHeader(out bool isSpecial)
    {
        var suffix = SuffixOf(Type);
        isSpecial = suffix is not null && _name.Length > suffix.Length && _name.EndsWith(suffix, StringComparison.Ordinal) && !_isShortNameTaken;
        var type = Type switch
        {
            SeriesType.Counter => isSpecial ? "counter" : "unknown",
            SeriesType.Info => isSpecial ? "info" : "gauge",
            SeriesType.Unknown => "unknown",
            _ => TextTypeOf(Type),
        };
        return Header(isSpecial ? _name[..^suffix!.Length] : _name, type, escapeQuotes: true);
    }

    private byte[] Header(string name, string type, bool escapeQuotes)
    {
        using var text = new TextBuffer(256);
        if (_help.Length > 0)
        {
            text.Write("# HELP "u8);
            text.Write(name);
            text.Write((byte)' ');
            text.WriteHelp(_help, escapeQuotes);
            text.Write((byte)'\n');
        }

        text.Write("# TYPE "u8);
        text.Write(name);
        text.Write((byte)' ');
        text.Write(type);
        text.Write((byte)'\n');
        return text.Written.ToArray();
    }

    private static string? SuffixOf(SeriesType type) => type switch
    {
        SeriesType.Counter => "_total",
        SeriesType.Info => "_info",
        _ => null,
    };

    private static string TextTypeOf(SeriesType type) => type switch
    {
        SeriesType.Counter => "counter",
        SeriesType.Gauge or SeriesType.Info => "gauge",
        SeriesType.Histogram => "histogram",
        SeriesType.Summary => "summary",
        SeriesType.Unknown => "untyped",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
