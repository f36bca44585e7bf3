using System.ComponentModel;

namespace MetricsKit.Families;

/// <summary>Reads a label set for a look-up. Generated code writes one for each label set that is observed.</summary>
/// <typeparam name="TLabels">The label set.</typeparam>
/// <param name="labels">The label set.</param>
/// <param name="open">Gets the values of open and source labels in label order; null where one is absent.</param>
/// <returns>The index of the closed labels, as in <see cref="Family{TSeries}.Series"/>; 0 without any.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate int LabelSplitter<in TLabels>(TLabels labels, Span<string?> open);
