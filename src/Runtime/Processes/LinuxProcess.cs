using System.Buffers.Text;
using System.IO.Enumeration;

namespace MetricsKit;

/// <summary>
/// What Linux says of this process, read where it stands: <c>System.Diagnostics.Process</c> reads a file for each thread and makes an object
/// for each open file, which takes milliseconds in a busy service.
/// </summary>
internal static class LinuxProcess
{
    private const string Stat = "/proc/self/stat";
    private const string OpenFiles = "/proc/self/fd";

    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, ReturnSpecialDirectories = false };

    /// <summary>Mapped and resident memory in bytes; null where the system does not say.</summary>
    public static (double MappedBytes, double ResidentBytes)? ReadMemory()
    {
        Span<byte> text = stackalloc byte[1024];
        using var file = File.OpenHandle(Stat);
        text = text[..RandomAccess.Read(file, text, 0)];

        // The second field is the program's name in brackets, with whatever it has in it. The one behind it is the third.
        text = text[(text.LastIndexOf((byte)')') + 1)..];
        return Field(text, 23) is { } mapped && Field(text, 24) is { } resident ? (mapped, resident * (double)Environment.SystemPageSize) : null;
    }

    /// <summary>Number of open files.</summary>
    public static int CountOpenFiles()
    {
        var count = 0;
        foreach (var _ in new FileSystemEnumerable<bool>(OpenFiles, static (ref FileSystemEntry _) => true, s_all))
        {
            count++;
        }

        // One of them was open for the count.
        return count - 1;
    }

    /// <param name="text">From the third field on, with a space before it.</param>
    /// <param name="number">Number of a field, as in proc(5).</param>
    private static long? Field(ReadOnlySpan<byte> text, int number)
    {
        for (var i = 3; i <= number; i++)
        {
            var space = text.IndexOf((byte)' ');
            if (space < 0)
            {
                return null;
            }

            text = text[(space + 1)..];
        }

        return Utf8Parser.TryParse(text, out long value, out _) ? value : null;
    }
}
