using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Reads <c>[assembly: MetricCatalog]</c> of a compilation and its references.</summary>
public static class Catalogs
{
    // Symbols of referenced assemblies outlive a compilation, so each catalogue is read once and not per edit.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Holder> Cache = new();
    private static readonly ConditionalWeakTable<Compilation, IReadOnlyDictionary<string, MetricModel>> Known = new();

    // By assembly name. A compilation's own assembly is a new symbol after each edit, mostly with the same text.
    private static readonly ConcurrentDictionary<string, Parsed> Texts = new(StringComparer.Ordinal);

    /// <summary>Catalogues of the referenced assemblies, ordered by assembly name; unreadable ones are left out.</summary>
    public static EquatableArray<CatalogModel> Referenced(Compilation compilation, CancellationToken cancellationToken)
    {
        var catalogs = new List<CatalogModel>();
        foreach (IAssemblySymbol assembly in ReferencedAssemblies(compilation))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Of(assembly) is { } catalog)
            {
                catalogs.Add(catalog);
            }
        }

        return catalogs.OrderBy(c => c.Assembly, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Referenced assemblies that can carry a catalogue: they reference the run-time library themselves.</summary>
    public static IEnumerable<IAssemblySymbol> ReferencedAssemblies(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(UsesMetricsKit);

    /// <summary>The catalogue an assembly carries, or null. For a compilation's own assembly this is what the generator added to it.</summary>
    public static CatalogModel? Of(IAssemblySymbol assembly) =>
        Cache.GetValue(assembly, static a => new Holder(Read(a))).Catalog;

    /// <summary>Catalogues of the references, ordered by assembly name, and the compilation's own as the last one.</summary>
    public static CatalogModel[] All(Compilation compilation, CancellationToken cancellationToken) =>
        Of(compilation.Assembly) is { } own
            ? [.. Referenced(compilation, cancellationToken), own]
            : [.. Referenced(compilation, cancellationToken)];

    /// <summary>Every metric that the compilation and its references declare, by exposed name.</summary>
    public static IReadOnlyDictionary<string, MetricModel> KnownMetrics(Compilation compilation, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(compilation, out IReadOnlyDictionary<string, MetricModel>? metrics))
        {
            return metrics;
        }

        var known = new Dictionary<string, MetricModel>(StringComparer.Ordinal);
        foreach (MetricModel metric in All(compilation, cancellationToken).SelectMany(c => c.Metrics))
        {
            known[metric.Name] = metric;
        }

        return Known.GetValue(compilation, _ => known);
    }

    private static bool UsesMetricsKit(IAssemblySymbol assembly)
    {
        foreach (IModuleSymbol module in assembly.Modules)
        {
            foreach (AssemblyIdentity reference in module.ReferencedAssemblies)
            {
                if (reference.Name == KnownNames.RuntimeAssembly)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static CatalogModel? Read(IAssemblySymbol assembly)
    {
        if (KnownNames.Find(assembly.GetAttributes(), "MetricCatalog") is not { ConstructorArguments.Length: 2 } attribute
            || attribute.ConstructorArguments[1].Value is not string json)
        {
            return null;
        }

        if (!Texts.TryGetValue(assembly.Name, out Parsed? parsed) || parsed.Json != json)
        {
            Texts[assembly.Name] = parsed = new Parsed(json, Parse(json));
        }

        return parsed.Catalog;
    }

    private static CatalogModel? Parse(string json)
    {
        try
        {
            return CatalogJson.Read(json);
        }
        catch (ManifestFormatException)
        {
            return null; // written by another version: its metrics are simply unknown here
        }
    }

    private sealed record Parsed(string Json, CatalogModel? Catalog);

    private sealed class Holder(CatalogModel? catalog)
    {
        public CatalogModel? Catalog { get; } = catalog;
    }
}
