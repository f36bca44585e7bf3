using System.Text;

namespace MetricsKit.Build.Output;

/// <summary>Replaces files in one step, so that a reader or a failing disk never sees half of one.</summary>
public static class SafeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file's text; null when there is no such file.</summary>
    public static string? ReadOrNull(string path)
    {
        try
        {
            return File.ReadAllText(path, Utf8);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes <paramref name="text"/> beside <paramref name="path"/> and renames it there; on failure the old file is untouched.</summary>
    public static void Write(string path, string text)
    {
        string aside = Path.Combine(
            Path.GetDirectoryName(path)!,
            $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(aside, text, Utf8);
            if (File.Exists(path))
            {
                File.Replace(aside, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(aside, path);
            }
        }
        catch
        {
            DeleteQuietly(aside);
            throw;
        }
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to report.
        }
    }
}
