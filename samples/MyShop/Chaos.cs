using System.Security.Cryptography;

namespace MyShop;

/// <summary>What goes wrong on request: for everybody, until it is switched off.</summary>
internal sealed class Chaos
{
    private volatile ChaosSettings _settings = new(0, 0);

    public ChaosSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>Waits as long as a checkout is told to take, and says whether it is to fail.</summary>
    public async Task<bool> StrikeAsync(CancellationToken cancel)
    {
        ChaosSettings settings = _settings;
        await Task.Delay(TimeSpan.FromMilliseconds(1 + settings.DelayMs), cancel);
        return RandomNumberGenerator.GetInt32(1_000_000) < settings.Errors * 1_000_000;
    }
}

/// <param name="Errors">Share of orders that fail, 0 to 1.</param>
/// <param name="DelayMs">Milliseconds that every order takes longer, 0 to 60,000.</param>
internal sealed record ChaosSettings(double Errors, int DelayMs);

internal static class ChaosEndpoints
{
    public static void MapChaos(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/chaos");
        group.MapGet("", (Chaos chaos) => chaos.Settings);
        group.MapPut("", (Chaos chaos, double errors = 0, int delayMs = 0) =>
            errors is >= 0 and <= 1 && delayMs is >= 0 and <= 60_000
                ? Results.Ok(chaos.Settings = new ChaosSettings(errors, delayMs))
                : Results.Text("errors is a share from 0 to 1, delayMs from 0 to 60000", statusCode: StatusCodes.Status400BadRequest));
    }
}
