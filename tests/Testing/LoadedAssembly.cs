using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text;

namespace MetricsKit.Testing;

/// <summary>
/// Compiled test projects, loaded with a Metrics.Kit of their own, so that the default registry holds what they declare and
/// nothing else. Unloaded on dispose.
/// </summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private readonly Assembly _runtime;

    private LoadedAssembly(AssemblyLoadContext context, Assembly assembly, Assembly runtime)
    {
        _context = context;
        _runtime = runtime;
        Assembly = assembly;
    }

    /// <summary>The assembly that was asked for.</summary>
    public Assembly Assembly { get; }

    /// <summary>Compiles a project and loads it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="libraries">Projects it references, to be found when it runs.</param>
    public static LoadedAssembly Load(TestProject project, params TestProject[] libraries)
    {
        var images = libraries.ToDictionary(l => l.Assembly, l => l.Generate().Emit(), StringComparer.Ordinal);
        return Load(project.Generate().Emit(), images);
    }

    /// <summary>Loads an assembly. Its module initialiser has run when this returns.</summary>
    /// <param name="image">The assembly's bytes.</param>
    /// <param name="libraries">Assemblies it may ask for, by simple name.</param>
    public static LoadedAssembly Load(ImmutableArray<byte> image, IReadOnlyDictionary<string, ImmutableArray<byte>> libraries)
    {
        var context = new AssemblyLoadContext("test", isCollectible: true);
        using (FileStream file = File.OpenRead(References.MetricsKitPath))
        {
            Assembly runtime = context.LoadFromStream(file);
            context.Resolving += (c, name) =>
                name.Name == runtime.GetName().Name ? runtime
                : libraries.TryGetValue(name.Name!, out ImmutableArray<byte> library) ? Load(c, library)
                : null;
            Assembly assembly = Load(context, image);
            RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
            return new LoadedAssembly(context, assembly, runtime);
        }
    }

    /// <summary>Calls a public or internal static method without parameters; an exception comes out as it was thrown.</summary>
    /// <returns>What it returns; of a task, what that returns.</returns>
    public async Task<object?> CallAsync(string type, string method)
    {
        MethodInfo found = Assembly.GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(type, method);
        try
        {
            object? result = found.Invoke(null, null);
            if (result is Task task)
            {
                await task;
                result = task.GetType().IsGenericType ? ((dynamic)task).Result : null;
            }

            return result;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>The default registry's exposition in the text format.</summary>
    public async Task<string> ScrapeAsync()
    {
        Type registry = _runtime.GetType(typeof(MetricRegistry).FullName!, throwOnError: true)!;
        object @default = registry.GetProperty(nameof(MetricRegistry.Default))!.GetValue(null)!;
        Type format = _runtime.GetType(typeof(ExpositionFormat).FullName!, throwOnError: true)!;
        MethodInfo write = registry.GetMethod(nameof(MetricRegistry.WriteAsync), [typeof(Stream), format, typeof(CancellationToken)])!;
        using var stream = new MemoryStream();
        await (Task)write.Invoke(@default, [stream, Enum.Parse(format, nameof(ExpositionFormat.Text)), CancellationToken.None])!;
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private static Assembly Load(AssemblyLoadContext context, ImmutableArray<byte> image)
    {
        using var stream = new MemoryStream([.. image]);
        return context.LoadFromStream(stream);
    }
}
