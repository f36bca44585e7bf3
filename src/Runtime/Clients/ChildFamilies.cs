using System.ComponentModel;
using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>What generated code calls for metrics of another client library. Nothing here throws unless the registry throws on misuse.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChildFamilies
{
    private const string IncludeSwitch = "MetricsKit.IncludePrometheusNet";

    /// <summary>Makes a metric in another client library, and keeps its series to be found.</summary>
    /// <param name="registry">Counts overflow and misuse; its limit of series holds.</param>
    /// <param name="definition">Name and labels.</param>
    /// <param name="connect">
    /// Makes the metric and returns what makes one series of label values (in label order, empty where absent). Called with false where
    /// the library refused it with true: it is then to be made where nothing exposes it.
    /// </param>
    /// <typeparam name="TChild">What the other library hands out for one series.</typeparam>
    /// <returns>The family.</returns>
    public static Family<TChild> Create<TChild>(MetricRegistry registry, FamilyDefinition definition, Func<bool, Func<string[], TChild>> connect)
        where TChild : class
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(connect);
        var family = new ChildFamily<TChild>(registry, definition, Connect(registry, definition.Name, connect));
        family.CreateDeclared(definition.Labels);
        return family;
    }

    /// <summary>
    /// Shows the other library's metrics beside those of the default registry, once, unless the switch
    /// <c>MetricsKit.IncludePrometheusNet</c> of <see cref="AppContext"/> is off.
    /// </summary>
    /// <param name="writeText">Writes them in the Prometheus text format.</param>
    public static void Include(Func<Stream, CancellationToken, Task> writeText)
    {
        if (!AppContext.TryGetSwitch(IncludeSwitch, out var isOn) || isOn)
        {
            MetricRegistry.Default.Include(writeText);
        }
    }

    private static Func<string[], TChild> Connect<TChild>(MetricRegistry registry, string name, Func<bool, Func<string[], TChild>> connect)
    {
        try
        {
            return connect(true);
        }
#pragma warning disable CA1031 // A name that is taken must not keep the service from starting, and this runs in a type's initialiser.
        catch (Exception refusal)
#pragma warning restore CA1031
        {
            if (registry.CountMisuse(name, MisuseReason.NameClash))
            {
                throw new InvalidOperationException($"The client library of '{name}' refuses it: {refusal.Message}", refusal);
            }

            return connect(false);
        }
    }
}
