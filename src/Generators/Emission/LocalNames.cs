using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Generators.Emission;

/// <summary>Gives out names for local variables that no parameter has.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="header">Declaration whose identifiers are taken.</param>
    public LocalNames(string header)
    {
        int start = -1;
        for (int i = 0; i <= header.Length; i++)
        {
            bool inside = i < header.Length && SyntaxFacts.IsIdentifierPartCharacter(header[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                _taken.Add(header.Substring(start, i - start));
                start = -1;
            }
        }
    }

    /// <summary>The wished name, or one like it.</summary>
    public string Take(string wish)
    {
        string name = wish;
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>A name made of a label's: <c>payment_method</c> gives <c>paymentMethodIndex</c>.</summary>
    public string TakeIndexOf(string label)
    {
        string camel = string.Concat(label.Split(['_', ':', '-', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part.Substring(1)));
        string name = camel + "Index";
        return Take(SyntaxFacts.IsValidIdentifier(name) ? name : "labelIndex");
    }
}
