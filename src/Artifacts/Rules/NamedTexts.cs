using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Rules;

/// <summary>Labels or annotations of one rule while they are put together: each name once, defaults last.</summary>
/// <param name="kind">What they are, for messages.</param>
internal sealed class NamedTexts(string kind)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _further = [];

    /// <summary>Takes what the author stated by a property; nothing for null.</summary>
    public void State(string name, string? text, string property)
    {
        if (text is not null)
        {
            _texts.Add(name, text);
            _properties.Add(name, property);
        }
    }

    /// <summary>Takes what the author listed by name.</summary>
    /// <param name="entries">The list.</param>
    /// <param name="textOf">The text to write for an entry.</param>
    /// <exception cref="RuleException">A name is none, or stated twice.</exception>
    public void Further(IEnumerable<NameValue> entries, Func<NameValue, string> textOf)
    {
        foreach (NameValue entry in entries)
        {
            if (!Names.IsLabelName(entry.Name) || entry.Name.StartsWith("__", StringComparison.Ordinal) || (kind == "label" && entry.Name == "alertname"))
            {
                throw new RuleException($"'{entry.Name}' names no {kind}; use letters, digits and underscores, neither beginning with a digit nor reserved.");
            }

            if (_texts.ContainsKey(entry.Name))
            {
                string other = _properties.TryGetValue(entry.Name, out string? property) ? $"by {property} too" : "twice";
                throw new RuleException($"the {kind} '{entry.Name}' is stated {other}; state it once.");
            }

            _texts.Add(entry.Name, textOf(entry));
            _further.Add(entry.Name);
        }
    }

    /// <summary>Gives a text where the author stated none; nothing for null.</summary>
    public void Default(string name, string? text)
    {
        if (text is not null && !_texts.ContainsKey(name))
        {
            _texts.Add(name, text);
        }
    }

    /// <summary>These names first, then the author's in the order they are listed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> InOrder(params string[] first) =>
        [.. first.Concat(_further).Distinct(StringComparer.Ordinal).Where(_texts.ContainsKey).Select(n => new KeyValuePair<string, string>(n, _texts[n]))];
}
