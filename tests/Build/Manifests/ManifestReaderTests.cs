using MetricsKit.Build.Manifests;
using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Manifests;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_private_constant_is_read_without_loading_the_assembly()
    {
        string json = "{\"text\":\"" + new string('x', 100_000) + "\"}";
        Assert.Equal(json, ManifestReader.Read(SampleAssembly.Write(_folder, "Shop", json)));
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == "Shop");
    }

    [Theory]
    [InlineData("MetricsKit.Generated.Other")]
    [InlineData("Elsewhere.MetricsKitManifest")]
    public void Another_type_of_a_similar_name_is_no_manifest(string type) =>
        Assert.Null(ManifestReader.Read(SampleAssembly.Write(_folder, "Shop", "{}", type)));

    [Fact]
    public void A_type_without_the_constant_is_no_manifest() =>
        Assert.Null(ManifestReader.Read(SampleAssembly.Write(_folder, "Shop", null)));

    [Fact]
    public void Native_and_broken_and_missing_files_have_none()
    {
        byte[] image = File.ReadAllBytes(SampleAssembly.Write(_folder, "Shop", "{}"));
        File.WriteAllBytes(_folder["cut.dll"], image[..(image.Length / 3)]);
        Assert.Null(ManifestReader.Read(_folder["cut.dll"]));
        Assert.Null(ManifestReader.Read(_folder.Write("empty.dll", "")));
        Assert.Null(ManifestReader.Read(_folder.Write("elf.dll", "\u007fELF\u0002\u0001\u0001" + new string('\0', 500))));
        Assert.Null(ManifestReader.Read(_folder["none.dll"]));
        Assert.Null(ManifestReader.Read(_folder["nowhere/none.dll"]));
    }

    [Fact]
    public void The_file_can_be_replaced_right_after_reading()
    {
        string path = SampleAssembly.Write(_folder, "Shop", "{}");
        ManifestReader.Read(path);
        using FileStream exclusive = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.CanWrite);
    }
}
