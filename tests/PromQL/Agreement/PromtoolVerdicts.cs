using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Agreement;

/// <summary>What promtool says of an expression.</summary>
/// <param name="Offset">Where, as an offset into the text in UTF-16 code units; null where it names no place.</param>
/// <param name="Message">Why it refuses it.</param>
internal sealed record Refusal(int? Offset, string Message);

/// <summary>Asks the real promtool about many expressions at once.</summary>
internal static partial class PromtoolVerdicts
{
    private const int AtOnce = 2_500;

    /// <summary>Why promtool refuses each text; null for one that it accepts.</summary>
    /// <param name="promtool">Path of the program.</param>
    /// <param name="texts">Expressions that can be written as UTF-8, none of them empty.</param>
    public static async Task<Refusal?[]> OfAsync(string promtool, IReadOnlyList<string> texts)
    {
        var verdicts = new Refusal?[texts.Count];
        for (int start = 0; start < texts.Count; start += AtOnce)
        {
            string[] some = [.. texts.Skip(start).Take(AtOnce)];
            string errors = await RunAsync(promtool, some).ConfigureAwait(false);
            foreach (Match match in RuleError().Matches(errors))
            {
                int index = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1;
                verdicts[start + index] = ToRefusal(some[index], match);
            }
        }

        return verdicts;
    }

    private static async Task<string> RunAsync(string promtool, string[] texts)
    {
        string file = Path.GetTempFileName();
        try
        {
            var yaml = new StringBuilder("groups:\n- name: g\n  rules:\n");
            for (int i = 0; i < texts.Length; i++)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"  - record: r:{i}\n    expr: ");
                AppendQuoted(yaml, texts[i]);
                yaml.Append('\n');
            }

            await File.WriteAllTextAsync(file, yaml.ToString()).ConfigureAwait(false);
            using Process process = Process.Start(new ProcessStartInfo(promtool, ["check", "rules", "--lint=none", file])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = await process.StandardError.ReadToEndAsync().ConfigureAwait(false) + await output.ConfigureAwait(false);
            await process.WaitForExitAsync().ConfigureAwait(false);
            return (process.ExitCode == 0) == !RuleError().IsMatch(errors)
                ? errors
                : throw new InvalidOperationException($"promtool ended with {process.ExitCode}: {errors[..Math.Min(errors.Length, 2_000)]}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A double-quoted scalar of YAML in ASCII.</summary>
    private static void AppendQuoted(StringBuilder yaml, string text)
    {
        yaml.Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => yaml.Append('\\').Append((char)rune.Value),
                >= ' ' and <= '~' => yaml.Append((char)rune.Value),
                _ => yaml.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }

        yaml.Append('"');
    }

    private static Refusal ToRefusal(string text, Match match)
    {
        if (!match.Groups[2].Success)
        {
            return new Refusal(null, match.Groups[4].Value);
        }

        // Lines are ended by \n; columns count bytes of UTF-8 from 1.
        int line = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        int column = int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture);
        int offset = 0;
        for (; line > 1; line--)
        {
            offset = text.IndexOf('\n', offset) + 1;
        }

        int bytes = 1;
        while (bytes < column && offset < text.Length)
        {
            Rune rune = Rune.GetRuneAt(text, offset);
            bytes += rune.Utf8SequenceLength;
            offset += rune.Utf16SequenceLength;
        }

        return new Refusal(offset, match.Groups[4].Value);
    }

    [GeneratedRegex("rule ([0-9]+), \"r:[0-9]+\": (?:could not parse expression: )?(?:([0-9]+):([0-9]+): )?(.*)")]
    private static partial Regex RuleError();
}
