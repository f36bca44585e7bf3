using System.Reflection;
using System.Reflection.Emit;
using MetricsKit.Model;

namespace MetricsKit.Build.Tests.Support;

/// <summary>Writes small assemblies as the generator leaves them: with a manifest in a private constant.</summary>
public static class SampleAssembly
{
    public static MonitoringManifest Library(string name, params string[] alerts) => new(
        name,
        null,
        null,
        MetricDefaultsModel.None,
        EquatableArray.Of(new MetricModel($"{name.ToLowerInvariant()}_total", MetricKind.Counter, "", default, default, 0, $"{name}.M")),
        alerts.Select(a => new AlertModel(a, new PodMemoryCondition(0.85), "5m", null, "warning", null, null, null, null, default, default, null)).ToEquatableArray());

    public static MonitoringManifest Service(string name, params string[] alerts) =>
        Library(name, alerts) with { Service = new ServiceModel(name.ToLowerInvariant(), "backend", null) };

    public static string Write(TemporaryFolder folder, MonitoringManifest manifest) =>
        Write(folder, manifest.Assembly, ManifestJson.Write(manifest));

    /// <summary>An assembly whose manifest constant is <paramref name="json"/>; without one when null.</summary>
    public static string Write(TemporaryFolder folder, string name, string? json, string type = "MetricsKit.Generated.MetricsKitManifest")
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule(name);
        module.DefineType($"{name}.Program", TypeAttributes.Public).CreateType();
        TypeBuilder holder = module.DefineType(type, TypeAttributes.NotPublic | TypeAttributes.Abstract | TypeAttributes.Sealed);
        holder.DefineField("Count", typeof(int), FieldAttributes.Private | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(1);
        if (json is not null)
        {
            holder.DefineField("Json", typeof(string), FieldAttributes.Private | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(json);
        }

        holder.CreateType();
        string path = folder[name + ".dll"];
        assembly.Save(path);
        return path;
    }
}
