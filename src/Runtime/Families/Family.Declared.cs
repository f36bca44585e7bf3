namespace MetricsKit.Families;

/// <content>Series that exist from registration.</content>
public abstract partial class Family<TSeries>
{
    private const int MostSeriesAtStart = 1_000;

    /// <summary>Makes the series of all declared combinations where they are few, so that the first increment is seen by <c>rate()</c>.</summary>
    /// <param name="labels">The labels, with the sources of this registration: a further one of the same shape adds its values.</param>
    internal override void CreateDeclared(LabelDefinition[] labels)
    {
        var combinations = new DeclaredCombinations(Layout, _open.Length == 0 ? [] : SourceValues(labels), MostSeriesAtStart);
        var open = new string?[_open.Length];
        for (var i = 0; i < combinations.Count; i++)
        {
            var index = combinations.At(i, open);
            if (Layout.IsArray)
            {
                Create(index);
            }
            else
            {
                FindRarely(index, open);
            }
        }
    }

    private List<string>?[] SourceValues(LabelDefinition[] labels)
    {
        var values = new List<string>?[_open.Length];
        var next = 0;
        foreach (var label in labels)
        {
            if (!LabelLayout.IsClosed(label))
            {
                values[next] = label.Domain == LabelDomain.Source ? ReadSource(_open[next], label) : null;
                next++;
            }
        }

        return values;
    }

    private List<string> ReadSource(OpenLabel known, LabelDefinition label)
    {
        var taken = new List<string>();
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var value in label.ReadValues?.Invoke() ?? [])
            {
                if (distinct.Count >= label.MaxValues)
                {
                    break;
                }

                if (!string.IsNullOrEmpty(value) && value != LabelLayout.Other && Take(known, value) is var kept && kept != LabelLayout.Other && distinct.Add(kept))
                {
                    taken.Add(kept);
                }
            }
        }
#pragma warning disable CA1031 // The source is the user's; whatever it throws must not keep the service from starting.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (CountMisuse(MisuseReason.SourceFailed))
            {
                throw new InvalidOperationException($"The values of label '{label.Name}' of '{Name}' could not be read: {failure.Message}", failure);
            }
        }

        return taken;
    }

    private string Take(OpenLabel label, string value)
    {
        lock (_gate)
        {
            return label.Add(value);
        }
    }
}
