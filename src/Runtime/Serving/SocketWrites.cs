using System.Net.Sockets;

namespace MetricsKit.Serving;

/// <summary>Writes to sockets.</summary>
internal static class SocketWrites
{
    /// <summary>Sends all of it.</summary>
    public static async ValueTask SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, stop).ConfigureAwait(false)..];
        }
    }
}
