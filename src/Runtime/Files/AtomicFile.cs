using System.Globalization;

namespace MetricsKit.Files;

/// <summary>Replaces files so that who reads them sees the old content or the new one, whole.</summary>
internal static class AtomicFile
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static int s_count;

    /// <summary>Writes a file beside the path, then puts it in its place.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">It cannot be written: the message names the path. What was there is still there.</exception>
    public static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        var full = Path.GetFullPath(path);

        // In the same directory, as only a rename within a file system is atomic; and no *.prom, which would be read.
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{full}.{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}.tmp");
        try
        {
            await WriteAsync(temporary, write).ConfigureAwait(false);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e)
        {
            Delete(temporary);
            if (e is IOException or UnauthorizedAccessException)
            {
                var why = e is DirectoryNotFoundException ? "its folder does not exist; create it first" : e.Message.TrimEnd('.');
                throw new IOException($"'{full}' cannot be written: {why}", e);
            }

            throw;
        }
    }

    private static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            if (!OperatingSystem.IsWindows())
            {
                // Whoever collects it is another user, and the umask of a service may know none.
                File.SetUnixFileMode(file.SafeFileHandle, ReadableByAll);
            }

            await write(file).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What kept it from being written says more.
        }
    }
}
