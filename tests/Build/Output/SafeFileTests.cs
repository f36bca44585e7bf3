using MetricsKit.Build.Output;
using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Output;

public sealed class SafeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_made_and_replaced_and_nothing_else_is_left()
    {
        SafeFile.Write(_folder["a.yaml"], "one");
        SafeFile.Write(_folder["a.yaml"], "zwölf");
        Assert.Equal("zwölf", _folder.Read("a.yaml"));
        Assert.Equal(["a.yaml"], _folder.Files());
        Assert.Equal((byte)'z', File.ReadAllBytes(_folder["a.yaml"])[0]);
    }

    [Fact]
    public void A_reader_that_holds_the_old_file_goes_on_reading_it()
    {
        _folder.Write("a.yaml", "the old text");
        using var reader = new StreamReader(new FileStream(_folder["a.yaml"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        SafeFile.Write(_folder["a.yaml"], "new");
        Assert.Equal("the old text", reader.ReadToEnd());
        Assert.Equal("new", _folder.Read("a.yaml"));
    }

    [Fact]
    public void A_failure_leaves_no_file_behind()
    {
        Directory.CreateDirectory(_folder["a.yaml"]);
        Assert.ThrowsAny<Exception>(() => SafeFile.Write(_folder["a.yaml"], "text"));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void A_missing_file_reads_as_null()
    {
        Assert.Null(SafeFile.ReadOrNull(_folder["none"]));
        Assert.Null(SafeFile.ReadOrNull(_folder["no/where"]));
    }
}
