using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Pipeline;

/// <summary>What the assembly's own file is made of.</summary>
/// <param name="Assembly">What its attributes say.</param>
/// <param name="Sets">Its metric sets, ordered by full name.</param>
/// <param name="References">Initialisers to call, ordered by type; empty for an assembly that is not initialised itself.</param>
internal sealed record AssemblyContents(
    AssemblyDeclaration Assembly,
    EquatableArray<MetricSetDeclaration> Sets,
    EquatableArray<CatalogInitializer> References)
{
    /// <summary>True when there is nothing to say, and no file is written.</summary>
    public bool IsEmpty =>
        Assembly.Service is null
        && Assembly.Alerts.IsEmpty
        && Assembly.Recordings.IsEmpty
        && Assembly.TargetLabels.IsEmpty
        && Sets.All(s => s.Alerts.IsEmpty && s.Recordings.IsEmpty && s.Members.All(m => m.Family is null));
}
