using Microsoft.AspNetCore.Mvc.Filters;
using Prometheus;

namespace Helpdesk.Web;

public sealed class TicketCountFilter : IAsyncActionFilter
{
    private static readonly Counter Actions = Metrics.CreateCounter("helpdesk_actions_total", "Actions.", "agent", "area", "door");
    private static readonly Histogram Durations = Metrics.CreateHistogram("helpdesk_seconds", "Seconds.", "at");
    private static readonly Counter Displays = Metrics.CreateCounter("helpdesk_displays_total", "Displays.", "display", "id");

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        using (Durations.WithLabels(http.Where()).NewTimer()) // high: at
        {
            await next();
        }

        Actions.WithLabels(http.Agent(), http.Area(), http.User.Door()).Inc(); // high: agent // bounded: area // bounded: door
        Displays.WithLabels(context.ActionDescriptor.DisplayName ?? "", context.ActionArguments["id"]?.ToString() ?? "").Inc(); // bounded: display // high: id
    }
}

public sealed class ErrorFilter(ILogger<ErrorFilter> logger) : IExceptionFilter
{
    private static readonly Counter Errors = Metrics.CreateCounter("helpdesk_errors_total", "Errors.", "error", "source");

    public void OnException(ExceptionContext context)
    {
        logger.LogError(context.Exception, "Unhandled");
        var error = context.Exception switch
        {
            ArgumentException argument => $"argument:{argument.ParamName}",
            _ => context.Exception.GetBaseException().Message,
        };
        Errors.WithLabels(error, context.Exception.Source ?? "none").Inc(); // high: error // bounded: source
        Errors.WithLabels(Short(context.Exception), "short").Inc(); // bounded: error
    }

    private static string Short(Exception? e)
    {
        string text = "none";
        while (e is not null)
        {
            text = e.GetType().Name;
            e = e.InnerException;
        }

        return text;
    }
}
