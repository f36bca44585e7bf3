using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MetricsKit.Build.Manifests;

/// <summary>Finds the manifest that the generator left in an assembly, without loading the assembly.</summary>
public static class ManifestReader
{
    private const string Namespace = "MetricsKit.Generated";
    private const string Type = "MetricsKitManifest";
    private const string Field = "Json";

    /// <summary>The manifest's JSON; null when the file is missing, native, broken, or an assembly without one.</summary>
    /// <param name="path">Path of a .dll.</param>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is there and cannot be read.</exception>
    public static string? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(file);
            return image.HasMetadata ? Read(image.GetMetadataReader()) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or BadImageFormatException)
        {
            return null;
        }
    }

    private static string? Read(MetadataReader metadata)
    {
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (metadata.StringComparer.Equals(type.Name, Type) && metadata.StringComparer.Equals(type.Namespace, Namespace))
            {
                return ReadField(metadata, type);
            }
        }

        return null;
    }

    private static string? ReadField(MetadataReader metadata, TypeDefinition type)
    {
        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = metadata.GetFieldDefinition(handle);
            ConstantHandle value = field.GetDefaultValue();
            if (value.IsNil || !metadata.StringComparer.Equals(field.Name, Field))
            {
                continue;
            }

            Constant constant = metadata.GetConstant(value);
            if (constant.TypeCode == ConstantTypeCode.String)
            {
                BlobReader blob = metadata.GetBlobReader(constant.Value);
                return blob.ReadUTF16(blob.Length);
            }
        }

        return null;
    }
}
