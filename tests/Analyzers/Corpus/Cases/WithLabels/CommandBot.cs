using Prometheus;

namespace Wombat.Bot;

public sealed record Author(ulong Id, string Nick, bool Bot);

public sealed record Incoming(ulong Id, Author Author, string Content, ulong? GuildId);

public sealed class CommandRouter(ILogger<CommandRouter> log, IReadOnlyDictionary<string, Func<Incoming, Task>> handlers)
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase) { "ban", "kick", "roll", "help", "weather" };

    private static readonly Counter Invoked = Metrics.CreateCounter("bot_commands_total", "Commands.", "command", "outcome");
    private static readonly Counter Talkers = Metrics.CreateCounter("bot_messages_total", "Messages.", new[] { "author", "in_guild" });
    private static readonly Counter Crashes = Metrics.CreateCounter("bot_failures_total", "Failures.", new CounterConfiguration { LabelNames = ["type", "reason"] });

    public async Task HandleAsync(Incoming incoming)
    {
        Talkers.WithLabels(incoming.Author.Nick, (incoming.GuildId is not null).ToString()).Inc(); // high: author // bounded: in_guild
        string word = incoming.Content.Split(' ')[0].TrimStart('!');
        if (!Known.Contains(word))
        {
            Invoked.WithLabels("unknown", "ignored").Inc(); // bounded: command
            return;
        }

        try
        {
            await handlers[word](incoming);
            Invoked.WithLabels(word.ToLowerInvariant(), "ok").Inc(); // bounded: command
        }
        catch (Exception oops)
        {
            log.LogError(oops, "Command {Word}", word);
            Crashes.WithLabels(oops.GetType().Name, oops.Message).Inc(); // bounded: type // high: reason
            Invoked.WithLabels(word, "failed").Inc(); // bounded: command
        }
    }
}
