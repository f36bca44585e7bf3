using System.Text.Json;
using Prometheus;

namespace Mill.Parsing;

public enum Verb { Grind, Sift, Pack }

[Flags]
public enum Options { None = 0, Wet = 1, Fine = 2, Cold = 4 }

public class Token { public string Kind { get; } = "word"; public string Text { get; } = ""; }

public class OrderParser
{
    private static readonly Counter Parsed = Metrics.CreateCounter("mill_parsed_total", "Parsed.", "verb");
    private static readonly Counter Tokens = Metrics.CreateCounter("mill_tokens_total", "Tokens.", "token");
    private static readonly Counter Bad = Metrics.CreateCounter("mill_bad_total", "Bad.", "input", "position");
    private static readonly string[] Grades = ["coarse", "normal", "fine"];

    public void Parse(string raw, Options options)
    {
        if (Enum.TryParse<Verb>(raw, ignoreCase: true, out var verb))
        {
            Parsed.WithLabels(verb.ToString()).Inc(); // bounded: verb
        }

        Parsed.WithLabels(options.ToString()).Inc(); // unclear: verb
        var label = Grades.FirstOrDefault(g => raw.EndsWith(g)) ?? "other";
        Parsed.WithLabels(label).Inc(); // bounded: verb
    }

    public void Lex(Stream body)
    {
        foreach (Token token in Read(body))
        {
            Tokens.WithLabels(token.Kind).Inc(); // bounded: token
        }
    }

    public async Task ReadBodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        string input = await reader.ReadToEndAsync();
        try
        {
            JsonDocument.Parse(input).Dispose();
        }
        catch (JsonException e)
        {
            Bad.WithLabels(input, e.LineNumber?.ToString() ?? "0").Inc(); // high: input // unclear: position
        }
    }

    private static IEnumerable<Token> Read(Stream body) => [];
}
