namespace MetricsKit.PromQL;

/// <summary>A function of PromQL.</summary>
public sealed class FunctionSignature
{
    internal FunctionSignature(string name, PromType returns, PromType[] arguments, int minArguments, int? maxArguments)
    {
        Name = name;
        ReturnType = returns;
        ArgumentTypes = arguments;
        MinArguments = minArguments;
        MaxArguments = maxArguments;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it gives.</summary>
    public PromType ReturnType { get; }

    /// <summary>Types of the arguments; arguments past the end have the last one's type.</summary>
    public IReadOnlyList<PromType> ArgumentTypes { get; }

    /// <summary>Fewest arguments.</summary>
    public int MinArguments { get; }

    /// <summary>Most arguments; null for any number.</summary>
    public int? MaxArguments { get; }

    /// <summary>The first version of Prometheus that knows it; null for those known in 2.42.</summary>
    public Version? Since { get; internal init; }

    /// <summary>The first version that knows it no more; null when it is still there.</summary>
    public Version? RemovedIn { get; internal init; }

    /// <summary>What took its place, where it was removed.</summary>
    public string? ReplacedBy { get; internal init; }

    /// <summary>The first version that needs no feature flag for it, where earlier ones do; else null.</summary>
    public Version? StableSince { get; internal init; }

    /// <summary>True when the newest version knows it only with the feature flag <c>promql-experimental-functions</c>.</summary>
    public bool IsExperimental { get; internal init; }

    /// <summary>True when that version of Prometheus knows it only with the feature flag <c>promql-experimental-functions</c>.</summary>
    public bool IsExperimentalIn(Version version) => IsExperimental || (StableSince is not null && version < StableSince);

    /// <summary>True when that version of Prometheus knows it.</summary>
    public bool IsKnownTo(Version version) => (Since is null || version >= Since) && (RemovedIn is null || version < RemovedIn);
}
