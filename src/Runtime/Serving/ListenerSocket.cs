using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MetricsKit.Serving;

/// <summary>Opens the socket that scrapers connect to.</summary>
internal static class ListenerSocket
{
    private const int Backlog = 512;

    /// <exception cref="IOException">It cannot be opened; the message says why and what to do.</exception>
    public static Socket Open(IPAddress? address, int port)
    {
        try
        {
            return address is null ? OpenAny(port) : Open(new IPEndPoint(address, port), isDual: false);
        }
        catch (SocketException e)
        {
            throw new IOException(Explain(e, address, port), e);
        }
    }

    private static Socket OpenAny(int port)
    {
        if (Socket.OSSupportsIPv6)
        {
            try
            {
                return Open(new IPEndPoint(IPAddress.IPv6Any, port), isDual: true);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable or SocketError.ProtocolOption)
            {
                // The kernel knows IPv6 and the container has it switched off.
            }
        }

        return Open(new IPEndPoint(IPAddress.Any, port), isDual: false);
    }

    private static Socket Open(IPEndPoint endpoint, bool isDual)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isDual)
            {
                socket.DualMode = true;
            }

            if (OperatingSystem.IsWindows())
            {
                // Elsewhere no other process can take the port; there it could.
                socket.ExclusiveAddressUse = true;
            }

            socket.Bind(endpoint);
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Explain(SocketException e, IPAddress? address, int port)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"Scrapes cannot be served on port {port}{(address is null ? "" : $" of {address}")}: ");
        return where + e.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse =>
                "another process, or another server of this one, has it. Stop that, or give another port; 0 picks a free one.",
            SocketError.AccessDenied when OperatingSystem.IsWindows() =>
                "the system keeps it for others ('netsh interface ipv4 show excludedportrange protocol=tcp' lists such ports). Give another port.",
            SocketError.AccessDenied =>
                "this process may not use it. Give a port from 1024 up, or the process the right to lower ones (CAP_NET_BIND_SERVICE).",
            SocketError.AddressNotAvailable =>
                "this machine has no such address. Give one of its own, or none for all.",
            _ => $"{e.Message}.",
        };
    }
}
