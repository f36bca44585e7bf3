namespace MetricsKit.AspNetCore.Tests.Support;

/// <summary>Files to send, in the test's output folder.</summary>
internal static class TestFile
{
    private static readonly Lock Gate = new();

    /// <summary>Path of a file of so many bytes.</summary>
    public static string OfBytes(int count)
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"bytes-{count}.bin");
        lock (Gate)
        {
            if (!File.Exists(path))
            {
                File.WriteAllBytes(path, new byte[count]);
            }
        }

        return path;
    }
}
