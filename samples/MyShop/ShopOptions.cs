using System.Globalization;

namespace MyShop;

/// <summary>What the command line, the environment or appsettings.json say.</summary>
/// <param name="Load">Orders a second that the shop sends to itself; 0 for none.</param>
/// <param name="Errors">Share of those that are made to fail, 0 to 1.</param>
/// <param name="HasAddress">True when an address to listen on was given.</param>
internal sealed record ShopOptions(double Load, double Errors, bool HasAddress)
{
    /// <exception cref="FormatException">A value is malformed; the message says what is accepted.</exception>
    public static ShopOptions Read(IConfiguration configuration) => new(
        Number(configuration, "load", "orders per second", highest: 1_000),
        Number(configuration, "errors", "the share of orders that fail", highest: 1),
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration.GetSection("Kestrel:Endpoints").Exists());

    private static double Number(IConfiguration configuration, string key, string meaning, double highest)
    {
        if (configuration[key] is not { } text)
        {
            return 0;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= 0 && number <= highest
            ? number
            : throw new FormatException($"--{key} is '{text}'; give {meaning}, from 0 to {highest.ToString(CultureInfo.InvariantCulture)}.");
    }
}
