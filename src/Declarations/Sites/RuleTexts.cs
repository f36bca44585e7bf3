using MetricsKit.Model;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>Labels and annotations of one rule while they are put together, with the place of each.</summary>
/// <param name="compilation">The compilation of the attribute.</param>
/// <param name="attribute">The attribute.</param>
/// <param name="written">Takes the places.</param>
internal sealed class RuleTexts(Compilation compilation, AttributeArguments attribute, List<(RulePart Part, int Index, WrittenText? Text)> written)
{
    private readonly List<NamedText> _labels = [];
    private readonly List<NamedText> _annotations = [];

    public IReadOnlyList<NamedText> LabelTexts => _labels;

    public IReadOnlyList<NamedText> AnnotationTexts => _annotations;

    /// <summary>A label that a property states, or that has a default; none where both are null.</summary>
    public void Label(string name, string? stated, string? standard, string property) =>
        Property(_labels, RulePart.Label, name, stated, standard, property);

    /// <summary>As <see cref="Label"/>. A null property means that the text is not the property's own.</summary>
    public void Annotation(string name, string? stated, string? standard, string? property) =>
        Property(_annotations, RulePart.Annotation, name, stated, standard, property);

    /// <summary>Labels of the list.</summary>
    public void Labels(IEnumerable<NameValue> labels) => Listed(_labels, RulePart.Label, "Labels", labels);

    /// <summary>Annotations of the list.</summary>
    public void Annotations(IEnumerable<NameValue> annotations) => Listed(_annotations, RulePart.Annotation, "Annotations", annotations);

    private void Property(List<NamedText> texts, RulePart part, string name, string? stated, string? standard, string? property)
    {
        if ((stated ?? standard) is not { } text)
        {
            return;
        }

        if (stated is not null && property is not null && attribute.NamedSyntax(property) is { } source)
        {
            written.Add((part, texts.Count, new WrittenText(compilation, source, stated)));
        }

        texts.Add(new NamedText(name, text));
    }

    private void Listed(List<NamedText> texts, RulePart part, string property, IEnumerable<NameValue> pairs)
    {
        IReadOnlyList<string> elements = attribute.Array<string>(property) ?? [];
        ExpressionSyntax? array = attribute.NamedSyntax(property);
        int index = 0;
        foreach (NameValue pair in pairs)
        {
            if (index < elements.Count && AttributeArguments.Element(array, index) is { } source && source != array)
            {
                written.Add((part, texts.Count, new WrittenText(compilation, source, elements[index], elements[index].Length - pair.Value.Length)));
            }

            texts.Add(new NamedText(pair.Name, pair.Value));
            index++;
        }
    }
}
