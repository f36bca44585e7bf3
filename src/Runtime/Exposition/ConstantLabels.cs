using System.Text;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>Labels that every series of an exposition gets, where it has none of that name itself.</summary>
internal sealed class ConstantLabels
{
    private readonly (string Name, string Value)[] _labels;
    private readonly byte[] _all;

    /// <exception cref="ArgumentException">A name is no label name, or reserved.</exception>
    public ConstantLabels(IEnumerable<KeyValuePair<string, string>> labels)
    {
        _labels = [.. labels.Where(static label => !string.IsNullOrEmpty(label.Value))
            .Select(static label => (label.Key, Utf16.Repair(label.Value)))
            .DistinctBy(static label => label.Key, StringComparer.Ordinal)
            .OrderBy(static label => label.Key, StringComparer.Ordinal)];
        foreach (var (name, _) in _labels)
        {
            if (!MetricNames.IsConstantLabel(name))
            {
                throw new ArgumentException($"'{name}' cannot be a constant label; use letters, digits and underscores, no digit first, and neither 'le' nor 'quantile'.", nameof(labels));
            }
        }

        _all = TextOf(_labels);
    }

    /// <summary>The text of those labels that a family does not have.</summary>
    public byte[] TextFor(LabelLayout layout) => TextExcept(Array.ConvertAll(layout.Labels, static label => label.Name));

    /// <summary>The text of those labels whose names are not among these.</summary>
    public byte[] TextExcept(IReadOnlyCollection<string> names) =>
        names.Any(Has) ? TextOf([.. _labels.Where(each => !names.Contains(each.Name))]) : _all;

    private static byte[] TextOf((string Name, string Value)[] labels)
    {
        var text = "";
        foreach (var (name, value) in labels)
        {
            text = LabelLayout.Append(text, name, value);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private bool Has(string name) => Array.Exists(_labels, label => label.Name == name);
}
