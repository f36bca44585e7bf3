namespace MetricsKit;

/// <summary>Settings of a <see cref="MetricsFileWriter"/>. Read once, when the writer is made.</summary>
public sealed class MetricsFileOptions : ExpositionOptions
{
    /// <summary>The file, in a directory that exists: <c>*.prom</c>, as node_exporter's textfile collector takes no other. Required.</summary>
    public string Path { get; set; } = "";

    /// <summary>From one writing to the next after <see cref="MetricsFileWriter.Start"/>; 15 s unless set.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// True: the file is deleted when the writer ends, so that node_exporter does not go on with its last values. False, the default: it
    /// is written once more, and stays.
    /// </summary>
    public bool DeleteOnShutdown { get; set; }

    /// <summary>Called when the writer could not write the file by itself; what it throws is ignored.</summary>
    public Action<Exception>? OnFailure { get; set; }

    internal override void Check(OptionProblems problems)
    {
        if (Path is null || !Path.EndsWith(".prom", StringComparison.Ordinal) || System.IO.Path.GetFileName(Path).Length == ".prom".Length)
        {
            problems.Add(nameof(Path), $"is '{Path}'; give a file that ends in .prom, like /var/lib/node_exporter/myservice.prom");
        }

        problems.RequireSpan(nameof(Interval), Interval);
    }
}
