namespace MetricsKit;

/// <summary>Registries and labels that are written together, as they were when this was made.</summary>
internal sealed class ExpositionOfMany
{
    private readonly MetricRegistry[] _registries;
    private readonly KeyValuePair<string, string>[] _labels;

    public ExpositionOfMany(ExpositionOptions options)
    {
        _registries = options.Registries.Count == 0 ? [MetricRegistry.Default] : [.. options.Registries.Distinct()];
        _labels = [.. options.ConstantLabels];
    }

    /// <summary>The registry that counts what goes wrong on the way out.</summary>
    public MetricRegistry Own => _registries[0];

    public Task WriteAsync(Stream output, ExpositionFormat format, CancellationToken stop) =>
        MetricRegistry.WriteAsync(_registries, output, format, _labels, stop);
}
