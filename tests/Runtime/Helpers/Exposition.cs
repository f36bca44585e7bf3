using System.Globalization;
using System.Text;

namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>One sample of a parsed exposition.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, string ValueText)
{
    public double Value => ValueText switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(ValueText, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture),
    };

    /// <summary>Name and labels in one canonical text.</summary>
    public string Series { get; } = Name + "{" + string.Join(",", Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}")) + "}";
}

/// <summary>A parsed exposition. The parser is strict: whatever it does not know fails.</summary>
internal sealed class Exposition
{
    public Dictionary<string, string> Help { get; } = [];

    public Dictionary<string, string> Type { get; } = [];

    public List<Sample> Samples { get; } = [];

    public IEnumerable<string> Series => Samples.Select(s => s.Series).Order(StringComparer.Ordinal);

    public static Exposition Parse(string text, bool openMetrics)
    {
        var result = new Exposition();
        Assert.EndsWith("\n", text.Length == 0 ? "\n" : text, StringComparison.Ordinal);
        var lines = text.Split('\n')[..^1];
        if (openMetrics)
        {
            Assert.Equal("# EOF", lines[^1]);
            lines = lines[..^1];
        }

        string? current = null;
        var seen = new HashSet<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                var (name, help) = SplitOnce(line["# HELP ".Length..]);
                Assert.True(result.Help.TryAdd(name, Unescape(help, quotes: openMetrics)), $"HELP of {name} is there twice.");
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var (name, type) = SplitOnce(line["# TYPE ".Length..]);
                Assert.True(result.Type.TryAdd(name, type), $"TYPE of {name} is there twice.");
                current = name;
            }
            else
            {
                Assert.False(line.StartsWith('#'), line);
                var sample = ParseSample(line);
                Assert.NotNull(current);
                Assert.StartsWith(current, sample.Name, StringComparison.Ordinal);
                if (!seen.Add(sample.Series))
                {
                    Assert.Fail($"{sample.Series} is there twice.");
                }

                result.Samples.Add(sample);
            }
        }

        return result;
    }

    public double? Value(string series) => Samples.SingleOrDefault(s => s.Series == series)?.Value;

    private static (string, string) SplitOnce(string text)
    {
        var space = text.IndexOf(' ');
        return (text[..space], text[(space + 1)..]);
    }

    private static Sample ParseSample(string line)
    {
        var at = line.IndexOfAny(['{', ' ']);
        var name = line[..at];
        var labels = new Dictionary<string, string>();
        if (line[at] == '{')
        {
            at++;
            while (line[at] != '}')
            {
                var equals = line.IndexOf('=', at);
                var label = line[at..equals];
                Assert.Equal('"', line[equals + 1]);
                var end = equals + 2;
                while (line[end] != '"')
                {
                    end += line[end] == '\\' ? 2 : 1;
                }

                if (!labels.TryAdd(label, Unescape(line[(equals + 2)..end], quotes: true)))
                {
                    Assert.Fail($"Label {label} is there twice: {line}");
                }

                at = end + 1;
                if (line[at] == ',')
                {
                    at++;
                    Assert.NotEqual('}', line[at]);
                }
            }

            at++;
        }

        Assert.Equal(' ', line[at]);
        var value = line[(at + 1)..];
        Assert.DoesNotContain(' ', value);
        return new Sample(name, labels, value);
    }

    private static string Unescape(string text, bool quotes)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch
            {
                'n' => '\n',
                '\\' => '\\',
                '"' when quotes => '"',
                _ => throw new FormatException($"\\{text[i]} in {text}"),
            });
        }

        return result.ToString();
    }
}
