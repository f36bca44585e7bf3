using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>A client that sends exactly what it is told.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket;

    private RawClient(Socket socket) => _socket = socket;

    /// <param name="port">Port of 127.0.0.1.</param>
    /// <param name="receiveBuffer">Bytes that the system takes for this client before it stops the sender; 0 for its default.</param>
    public static async Task<RawClient> ConnectAsync(int port, int receiveBuffer = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (receiveBuffer > 0)
        {
            socket.ReceiveBufferSize = receiveBuffer;
        }

        await socket.ConnectAsync(IPAddress.Loopback, port).WaitAsync(Patience);
        return new RawClient(socket);
    }

    /// <summary>Sends this text; what the other side no longer takes is lost.</summary>
    public async Task SendAsync(string text)
    {
        try
        {
            await _socket.SendAsync(Encoding.Latin1.GetBytes(text)).WaitAsync(Patience);
        }
        catch (SocketException)
        {
            // It shows in what is read.
        }
    }

    /// <summary>Everything until the other side closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var all = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await _socket.ReceiveAsync(buffer).WaitAsync(Patience)) > 0;)
            {
                all.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            all.Append("<reset>");
        }

        return all.ToString();
    }

    /// <summary>What has come once this has.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        var all = new StringBuilder();
        var buffer = new byte[1];
        while (!all.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            Assert.True(await _socket.ReceiveAsync(buffer).WaitAsync(Patience) > 0, $"Closed after: {all}");
            all.Append((char)buffer[0]);
        }

        return all.ToString();
    }

    /// <summary>Says that nothing more is sent.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Close(0);
}
