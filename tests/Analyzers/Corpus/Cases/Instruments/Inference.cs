using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Parrot.Inference;

public sealed class ModelOptions { public string Model { get; set; } = "parrot-7b"; public string? Revision { get; set; } }

public sealed record Prompt(string Text, string? ConversationId, int MaxTokens);

public sealed record Completion(string Id, string Text, string FinishReason, int PromptTokens, int CompletionTokens);

public interface IModel { Task<Completion> CompleteAsync(Prompt prompt, CancellationToken cancellationToken); }

public sealed class MeteredModel : IModel, IDisposable
{
    private readonly IModel _inner;
    private readonly Meter _meter = new("Parrot.Inference");
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _completions;
    private readonly ModelOptions _options;

    public MeteredModel(IModel inner, IOptionsMonitor<ModelOptions> options)
    {
        _inner = inner;
        _options = options.CurrentValue;
        _seconds = _meter.CreateHistogram<double>("parrot.seconds");
        _tokens = _meter.CreateCounter<long>("parrot.tokens");
        _completions = _meter.CreateCounter<long>("parrot.completions");
    }

    public async Task<Completion> CompleteAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var stopwatch = Stopwatch.StartNew();
        var completion = await _inner.CompleteAsync(prompt, cancellationToken);

        _seconds.Record(stopwatch.Elapsed.TotalSeconds,
            new("model", _options.Model), // bounded: model
            new("prompt", prompt.Text[..Math.Min(prompt.Text.Length, 20)])); // high: prompt
        _tokens.Add(completion.PromptTokens, new("direction", "in"), new("tokens", completion.PromptTokens)); // bounded: direction // high: tokens
        _tokens.Add(completion.CompletionTokens, new KeyValuePair<string, object?>("direction", "out"), new KeyValuePair<string, object?>("conversation", prompt.ConversationId)); // bounded: direction // high: conversation
        _completions.Add(1, new("completion", completion.Id), new("streaming", false)); // high: completion // bounded: streaming
        _completions.Add(1, new KeyValuePair<string, object?>("size", Bucket(completion.CompletionTokens))); // bounded: size
        _completions.Add(1, new KeyValuePair<string, object?>("revision", _options.Revision ?? "head")); // bounded: revision
        return completion;
    }

    public void Dispose() => _meter.Dispose();

    private static string Bucket(int tokens)
    {
        int[] limits = [64, 256, 1024];
        foreach (int limit in limits)
        {
            if (tokens <= limit)
            {
                return $"<={limit}";
            }
        }

        return ">1024";
    }
}
