using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Reads the manifest that the generator has left in a compilation.</summary>
public static class Manifests
{
    private static readonly ConditionalWeakTable<Compilation, Holder> Cache = new();

    // By assembly name: most edits leave the text as it was.
    private static readonly ConcurrentDictionary<string, Parsed> Texts = new(StringComparer.Ordinal);

    /// <summary>The compilation's own manifest; null where the generator has written none, or another version of it.</summary>
    public static MonitoringManifest? Of(Compilation compilation) => Cache.GetValue(compilation, static c => new Holder(Read(c.Assembly))).Manifest;

    private static MonitoringManifest? Read(IAssemblySymbol assembly)
    {
        if (assembly.GetTypeByMetadataName("MetricsKit.Generated.MetricsKitManifest")?.GetMembers("Json").FirstOrDefault() is not IFieldSymbol { ConstantValue: string json })
        {
            return null;
        }

        if (!Texts.TryGetValue(assembly.Name, out Parsed? parsed) || parsed.Json != json)
        {
            Texts[assembly.Name] = parsed = new Parsed(json, Parse(json));
        }

        return parsed.Manifest;
    }

    private static MonitoringManifest? Parse(string json)
    {
        try
        {
            return ManifestJson.Read(json);
        }
        catch (ManifestFormatException)
        {
            return null;
        }
    }

    private sealed record Parsed(string Json, MonitoringManifest? Manifest);

    private sealed class Holder(MonitoringManifest? manifest)
    {
        public MonitoringManifest? Manifest { get; } = manifest;
    }
}
