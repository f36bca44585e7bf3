using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary><c>[assembly: TargetLabels]</c>.</summary>
internal static class TargetLabelsParser
{
    /// <summary>The names that are label names, ordered, each once; the others are reported.</summary>
    public static EquatableArray<string> Parse(ParseContext context, AttributeArguments attribute)
    {
        IReadOnlyList<string> names = attribute.PositionalArray<string>(0);
        var sound = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i] ?? "";
            if (Names.IsLabelName(name))
            {
                sound.Add(name);
            }
            else
            {
                context.Report(Rules.IllegalLabelName, attribute.PlaceOfParams(0, names.Count, i), name);
            }
        }

        return sound.ToEquatableArray();
    }
}
