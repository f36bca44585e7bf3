using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Prometheus;

namespace Whiteboard.Realtime;

public sealed class BoardHub : Hub
{
    private static readonly Gauge Connections = Metrics.CreateGauge("board_connections", "Open connections.", "connection", "transport");
    private static readonly Counter Strokes = Metrics.CreateCounter("board_strokes_total", "Strokes.", "tool", "participant");
    private static readonly string[] Tools = { "pen", "marker", "eraser" };

    public override async Task OnConnectedAsync()
    {
        Connections.WithLabels(Context.ConnectionId, "any").Inc(); // high: connection // bounded: transport
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Connections.RemoveLabelled(Context.ConnectionId, "any");
        return base.OnDisconnectedAsync(exception);
    }

    public async Task Draw(Guid board, string tool, float[] points)
    {
        var index = Array.IndexOf(Tools, tool);
        if (index < 0)
            throw new HubException("No such tool");

        Strokes.WithLabels(Tools[index], Context.UserIdentifier ?? "guest").Inc(); // bounded: tool // high: participant
        Strokes.WithLabels(tool, "all").Inc(); // bounded: tool
        await Clients.OthersInGroup(board.ToString()).SendAsync("drawn", tool, points);
    }
}

public class MeteredHubFilter : IHubFilter
{
    private static readonly Histogram Invocations = Metrics.CreateHistogram("hub_invocation_seconds", "Invocations.", "hub", "method");
    private static readonly Counter Failures = Metrics.CreateCounter("hub_failures_total", "Failures.", "method", "failure");

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var name = invocationContext.HubMethodName;
        using (Invocations.WithLabels(invocationContext.Hub.GetType().Name, name).NewTimer()) // bounded: hub // bounded: method
        {
            try
            {
                return await next(invocationContext);
            }
            catch (HubException ex)
            {
                Failures.WithLabels(name, $"{ex.GetType().Name}: {ex.Message}").Inc(); // bounded: method // high: failure
                throw;
            }
        }
    }
}

public static class SocketLoop
{
    private static readonly Counter Closed = Metrics.CreateCounter("socket_closed_total", "Closed.", "status", "description");

    public static void OnClosed(WebSocketReceiveResult result) =>
        Closed.WithLabels(result.CloseStatus?.ToString() ?? "none", result.CloseStatusDescription ?? "").Inc(); // bounded: status // high: description
}
