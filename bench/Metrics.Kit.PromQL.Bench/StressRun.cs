using System.Diagnostics;
using System.Globalization;
using System.Text;
using MetricsKit.PromQL.Agreement;

namespace MetricsKit.PromQL.Bench;

/// <summary>Reads a million texts that nobody would write: no exception, no hang, and nothing that contradicts itself.</summary>
internal static class StressRun
{
    private const int Texts = 1_000_000, Seed = 7;

    /// <summary>No text may take longer, whatever else the machine does.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Prints what happened; false after the first text that went wrong.</summary>
    public static bool Print(TextWriter output)
    {
        var random = new Random(Seed);
        var mutator = new ExpressionMutator(random);
        var generator = new ExpressionGenerator(random, 0.05);
        var clock = Stopwatch.StartNew();
        TimeSpan slowest = TimeSpan.Zero;
        int accepted = 0;
        long errors = 0;
        for (int i = 0; i < Texts; i++)
        {
            string text = (i % 4) switch
            {
                0 => Bytes(random),
                1 => Pieces(random),
                2 => mutator.Mutate(generator.Next()),
                _ => mutator.Mutate(Corpus.Expressions[random.Next(Corpus.Expressions.Count)]),
            };
            TimeSpan start = clock.Elapsed;
            try
            {
                ParseResult result = PromQLParser.Parse(text);
                accepted += result.Succeeded ? 1 : 0;
                errors += result.Errors.Count;
                Check(text, result);
                Check(text, PromQLParser.ParseMatchers(text).Errors);
            }
            catch (Exception e)
            {
                output.WriteLine($"{i}: {e}\n{text}");
                return false;
            }

            TimeSpan time = clock.Elapsed - start;
            slowest = time > slowest ? time : slowest;
            if (time > Limit)
            {
                output.WriteLine($"{i}: {time}\n{text}");
                return false;
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Texts:N0} texts read without exception in {clock.Elapsed.TotalSeconds:0.0} s, each also printed and as matchers; {accepted:N0} accepted, {errors:N0} errors; slowest {slowest.TotalMilliseconds:0.0} ms"));
        return true;
    }

    private static void Check(string text, ParseResult result)
    {
        Check(text, result.Errors);
        bool isBlank = result.Root is null;
        string? printed = result.Root?.ToString();
        if (isBlank && result.Succeeded)
        {
            throw new InvalidOperationException("no tree and no error");
        }

        if (result.Succeeded && !result.Root!.Equals(PromQLParser.Parse(printed!).Root))
        {
            throw new InvalidOperationException($"reads back as another tree: {printed}");
        }
    }

    private static void Check(string text, IReadOnlyList<PromQLError> errors)
    {
        foreach (PromQLError error in errors)
        {
            if (error.Start < 0 || error.End < error.Start || error.End > text.Length || error.Message.Length == 0)
            {
                throw new InvalidOperationException($"misplaced: {error}");
            }
        }
    }

    private static string Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 120)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    private static string Pieces(Random random)
    {
        string[] pieces =
        [
            "(", ")", "[", "]", "{", "}", ",", ":", "@", "=", "=~", "!~", "!=", "-", "+", "^", "*", "\"", "'", "`", "\\", "#", "\n", " ", "x", "5m", "1", "sum", "by", "on", "rate(", "offset", "bool", "and",
            "min_of(", "step()", "anchored", "fill(", "\"a\"", "{a=\"b\"}", "[5m]", "[5m:]", "group_left", "without(", "0x", "\ud800", "info(", "start()", "</",
        ];
        var text = new StringBuilder();
        for (int n = random.Next(1, 60); n > 0; n--)
        {
            text.Append(pieces[random.Next(pieces.Length)]).Append(random.Next(2) == 0 ? " " : "");
        }

        return text.ToString();
    }
}
