using System.Net.Mail;
using Prometheus;

namespace Postbox.Delivery;

public sealed class MailTemplate { public string Name { get; init; } = "welcome"; public int Version { get; init; } }

public sealed class Delivery
{
    private readonly Counter _sent;
    private readonly Counter _bounced;
    private readonly Counter _domains;
    private readonly SmtpClient _smtp = new();

    public Delivery(IMetricFactory metrics)
    {
        _sent = metrics.CreateCounter("mail_sent_total", "Sent.", new[] { "email_template", "priority" });
        _bounced = metrics.CreateCounter("mail_bounced_total", "Bounced.", ["recipient", "code"]);
        _domains = metrics.CreateCounter("mail_domains_total", "Domains.", ["domain"]);
    }

    public async Task SendAsync(MailTemplate email, MailMessage message)
    {
        try
        {
            await _smtp.SendMailAsync(message);
            _sent.WithLabels(email.Name, message.Priority.ToString()).Inc(); // bounded: email_template // bounded: priority
        }
        catch (SmtpFailedRecipientException bounce)
        {
            _bounced.WithLabels(bounce.FailedRecipient ?? "?", bounce.StatusCode.ToString()).Inc(); // high: recipient // bounded: code
        }
        catch (SmtpException)
        {
            foreach (MailAddress to in message.To)
            {
                _domains.WithLabels(to.Address.Split('@')[1].ToLowerInvariant()).Inc(); // high: domain
            }
        }
    }

    public void Queue(MailMessage message) =>
        _sent.WithLabels("queued:" + message.Subject, "normal").Inc(); // high: email_template
}
