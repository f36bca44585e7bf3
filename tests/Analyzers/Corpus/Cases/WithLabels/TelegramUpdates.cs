using Prometheus;

namespace QuizBot.Telegram;

public enum UpdateType { Message, CallbackQuery, InlineQuery, Unknown }

public enum ChatType { Private, Group, Supergroup, Channel }

public class TgUser { public long Id { get; set; } public string? Username { get; set; } public string? LanguageCode { get; set; } public bool IsPremium { get; set; } }

public class TgChat { public long Id { get; set; } public ChatType Type { get; set; } public string? Title { get; set; } }

public class TgMessage { public int MessageId { get; set; } public TgUser? From { get; set; } public TgChat Chat { get; set; } = new(); public string? Text { get; set; } public DateTime Date { get; set; } }

public class Update { public int Id { get; set; } public UpdateType Type { get; set; } public TgMessage? Message { get; set; } }

public class UpdateHandler
{
    private static readonly Counter _updates = Metrics.CreateCounter("quizbot_updates_total", "updates", labelNames: new[] { "type", "chat_type" });
    private static readonly Counter _messages = Metrics.CreateCounter("quizbot_messages_total", "messages", labelNames: new[] { "username", "premium" });
    private static readonly Counter _chats = Metrics.CreateCounter("quizbot_chats_total", "chats", labelNames: new[] { "chat", "title" });
    private static readonly Counter _answers = Metrics.CreateCounter("quizbot_answers_total", "answers", labelNames: new[] { "answer", "right" });
    private static readonly Gauge _lag = Metrics.CreateGauge("quizbot_lag_seconds", "lag", labelNames: new[] { "sent_at" });

    private readonly IReadOnlyDictionary<string, string> _quiz;

    public UpdateHandler(IReadOnlyDictionary<string, string> quiz) => _quiz = quiz;

    public Task HandleUpdateAsync(Update update, CancellationToken ct) => update.Type switch
    {
        UpdateType.Message => OnMessage(update, update.Message!),
        _ => OnOther(update),
    };

    private Task OnOther(Update update)
    {
        _updates.WithLabels(update.Type.ToString("G"), "none").Inc(); // bounded: type
        return Task.CompletedTask;
    }

    private async Task OnMessage(Update update, TgMessage m)
    {
        _updates.WithLabels(nameof(UpdateType.Message), m.Chat.Type.ToString()).Inc(); // bounded: type // bounded: chat_type
        _messages.WithLabels(m.From?.Username ?? m.From?.Id.ToString() ?? "anonymous", m.From?.IsPremium == true ? "yes" : "no").Inc(); // high: username // bounded: premium
        if (m.Chat.Type != ChatType.Private)
            _chats.WithLabels(m.Chat.Id.ToString(), m.Chat.Title ?? "").Inc(); // high: chat // high: title

        var text = m.Text ?? "";
        var right = _quiz.TryGetValue(text, out _);
        _answers.WithLabels(text, right.ToString().ToLower()).Inc(); // high: answer // bounded: right
        _answers.WithLabels(text.Length switch { 0 => "empty", < 32 => "short", _ => "long" }, "n/a").Inc(); // bounded: answer
        _lag.WithLabels(m.Date.ToString("u")).Set((DateTime.UtcNow - m.Date).TotalSeconds); // high: sent_at
        _lag.WithLabels("latest").Set((DateTime.UtcNow - m.Date).TotalSeconds); // bounded: sent_at
        await Task.CompletedTask;
    }
}
