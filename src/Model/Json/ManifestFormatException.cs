namespace MetricsKit.Model;

/// <summary>A manifest or catalogue that cannot be read; the message says what was expected, and where.</summary>
public sealed class ManifestFormatException : FormatException
{
    /// <summary>A manifest that cannot be read.</summary>
    public ManifestFormatException()
    {
    }

    /// <summary>A manifest that cannot be read, and why.</summary>
    public ManifestFormatException(string message)
        : base(message)
    {
    }

    /// <summary>A manifest that cannot be read, and why.</summary>
    public ManifestFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
