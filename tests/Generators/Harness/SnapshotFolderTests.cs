using Xunit.Sdk;

namespace MetricsKit.Generators.Tests.Harness;

public sealed class SnapshotFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Equal_texts_pass_whatever_their_line_endings()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "1\r\n2\r\n");
        File.WriteAllText(Path.Combine(_folder, "input.cs"), "");
        Snapshot.Matches(_folder, new Dictionary<string, string> { ["a.txt"] = "1\n2\n" }, isInput: f => f == "input.cs", update: false);
    }

    [Fact]
    public void A_missing_a_superfluous_and_a_different_file_fail()
    {
        Assert.ThrowsAny<XunitException>(() => Check(("a.txt", "1")));
        Assert.Empty(Directory.GetFiles(_folder)); // a missing one is not written unasked
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "1");
        Check(("a.txt", "1"));
        Assert.ThrowsAny<XunitException>(() => Check(("a.txt", "2")));
        Assert.ThrowsAny<XunitException>(() => Check());
    }

    [Fact]
    public void On_request_the_files_are_written_anew()
    {
        File.WriteAllText(Path.Combine(_folder, "old.txt"), "1");
        Snapshot.Matches(_folder, new Dictionary<string, string> { ["a.txt"] = "1" }, isInput: _ => false, update: true);
        Check(("a.txt", "1"));
    }

    private void Check(params (string File, string Text)[] actual) =>
        Snapshot.Matches(_folder, actual.ToDictionary(a => a.File, a => a.Text), isInput: _ => false, update: false);
}
