using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace MyShop;

/// <summary>Where the shop can be reached from its own machine.</summary>
internal static class ListenAddress
{
    public static Uri Of(IServer server)
    {
        string address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        foreach (string any in new[] { "[::]", "0.0.0.0", "*", "+" })
        {
            address = address.Replace("://" + any + ":", "://localhost:", StringComparison.Ordinal);
        }

        return new Uri(address);
    }
}
