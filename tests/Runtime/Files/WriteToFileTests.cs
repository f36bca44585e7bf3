using MetricsKit.Runtime.Tests.Helpers;
using MetricsKit.Runtime.Tests.Serving;

namespace MetricsKit.Runtime.Tests.Files;

/// <summary>A file that is replaced whole.</summary>
public sealed class WriteToFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("metrics-kit-files-").FullName;
    private readonly MetricRegistry _registry = new();

    private string FilePath => Path.Combine(_folder, "shop.prom");

    [Fact]
    public async Task It_has_the_text_format_and_nothing_is_left_beside_it()
    {
        Define.Counter(_registry).Inc(3);
        await _registry.WriteToFileAsync(FilePath);
        await _registry.WriteToFileAsync(FilePath);
        Assert.Equal(await Scrape.TextAsync(_registry), await File.ReadAllTextAsync(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Several_registries_and_constant_labels_are_one_exposition()
    {
        var second = new MetricRegistry();
        Define.Counter(_registry, "a_total");
        Define.Counter(second, "b_total");
        await MetricRegistry.WriteToFileAsync([_registry, second], FilePath, [new("tenant", "blue")]);
        var text = await File.ReadAllTextAsync(FilePath);
        Assert.Contains("a_total{tenant=\"blue\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("b_total{tenant=\"blue\"} 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_user_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await _registry.WriteToFileAsync(FilePath);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public async Task While_it_is_written_the_old_one_is_there_and_the_new_one_is_no_prom_file()
    {
        await File.WriteAllTextAsync(FilePath, "old");
        string[]? seen = null;
        TaskCompletionSource begun = new(), go = new();
        _registry.BeforeScrape(() =>
        {
            seen = Directory.GetFiles(_folder);
            begun.SetResult();
            return go.Task;
        });

        var writing = _registry.WriteToFileAsync(FilePath);
        await begun.Task.WaitAsync(Patience);

        Assert.Equal("old", await File.ReadAllTextAsync(FilePath));
        Assert.Equal([FilePath], seen!.Where(file => file.EndsWith(".prom", StringComparison.Ordinal)));
        Assert.Single(seen!, file => file.EndsWith(".tmp", StringComparison.Ordinal));
        go.SetResult();
        await writing;
        Assert.NotEqual("old", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task A_writing_that_is_stopped_leaves_the_old_one()
    {
        await File.WriteAllTextAsync(FilePath, "old");
        using var cancel = new CancellationTokenSource();
        _registry.BeforeScrape(async _ => await cancel.CancelAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _registry.WriteToFileAsync(FilePath, cancel.Token));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_folder));
        Assert.Equal("old", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task A_failure_names_the_path_and_leaves_nothing()
    {
        // A directory that is not empty cannot be replaced.
        Directory.CreateDirectory(Path.Combine(FilePath, "x"));
        var failure = await Assert.ThrowsAsync<IOException>(() => _registry.WriteToFileAsync(FilePath));
        Assert.StartsWith($"'{FilePath}' cannot be written: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_folder));

        var missing = Path.Combine(_folder, "no", "shop.prom");
        failure = await Assert.ThrowsAsync<IOException>(() => _registry.WriteToFileAsync(missing));
        Assert.StartsWith($"'{missing}' cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_writes_at_each_interval_and_once_more_at_its_end()
    {
        var time = new ManualTime();
        var things = Define.Counter(_registry);
        var writer = new MetricsFileWriter(new MetricsFileOptions { Path = FilePath, TimeProvider = time, Registries = { _registry } });
        writer.Start();
        await ListenerFixture.AdvanceUntilAsync(time, ReadsAsync("things_total 0\n"));
        things.Inc();
        await ListenerFixture.AdvanceUntilAsync(time, ReadsAsync("things_total 1\n"));
        things.Inc();

        await writer.DisposeAsync();
        await writer.DisposeAsync();

        Assert.EndsWith("things_total 2\n", await File.ReadAllTextAsync(FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_can_delete_the_file_at_its_end()
    {
        var writer = new MetricsFileWriter(new MetricsFileOptions { Path = FilePath, DeleteOnShutdown = true, Registries = { _registry } });
        writer.Start();
        await ReadsAsync("metricskit_file_failures_total 0\n");
        writer.Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_a_writer_cannot_write_is_told_and_counted()
    {
        var missing = Path.Combine(_folder, "no", "shop.prom");
        var told = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = new MetricsFileWriter(new MetricsFileOptions { Path = missing, Registries = { _registry }, OnFailure = e => told.TrySetResult(e) });
        writer.Start();

        var failure = await told.Task.WaitAsync(Patience);

        Assert.Contains(missing, failure.Message, StringComparison.Ordinal);
        Assert.Same(failure, writer.LastError);
        await writer.DisposeAsync();
        Assert.Equal(2, writer.ConsecutiveFailures);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_file_failures_total"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("shop.txt")]
    [InlineData("/tmp/.prom")]
    public void A_writer_takes_no_file_that_the_collector_would_not(string path) =>
        Assert.StartsWith(
            $"MetricsFileOptions.Path is '{path}'; give a file that ends in .prom",
            Assert.Throws<ArgumentException>(() => new MetricsFileWriter(new MetricsFileOptions { Path = path })).Message,
            StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task ReadsAsync(string end) => Task.Run(async () =>
    {
        while (!File.Exists(FilePath) || !(await File.ReadAllTextAsync(FilePath)).Contains(end, StringComparison.Ordinal))
        {
            await Task.Delay(1);
        }
    }).WaitAsync(Patience);
}
