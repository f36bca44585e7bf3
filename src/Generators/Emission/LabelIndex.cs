using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>
/// How code gets the index of a closed label's value: 0 … n-1 for the n declared values, n for absence where the label is
/// optional, and the last one for everything else.
/// </summary>
internal static class LabelIndex
{
    /// <summary>True for a label whose values are array indices.</summary>
    public static bool IsClosed(LabelModel label) => label.Domain is ClosedDomain or RangeDomain;

    /// <summary>How many indices the label has.</summary>
    public static long Radix(LabelModel label) => label.Domain.Size + (label.Optional ? 2L : 1L);

    /// <summary>Writes what computes the index of all closed labels, and returns the expression that holds it.</summary>
    public static string WriteAll(SourceWriter writer, FamilyDeclaration family, LocalNames locals)
    {
        int[] closed = Enumerable.Range(0, family.Metric.Labels.Count).Where(i => IsClosed(family.Metric.Labels[i])).ToArray();
        if (closed.Length == 0)
        {
            return "0";
        }

        var names = new List<string>();
        foreach (int i in closed)
        {
            LabelModel label = family.Metric.Labels[i];
            names.Add(closed.Length == 1 ? locals.Take("index") : locals.TakeIndexOf(label.Name));
            Write(writer, names[names.Count - 1], label, family.Bindings[i], locals);
        }

        if (closed.Length == 1)
        {
            return names[0];
        }

        // Row-major: ((a * radix of b) + b) * radix of c + c
        string sum = names[0];
        for (int i = 1; i < closed.Length; i++)
        {
            sum = $"({(i == 1 ? sum : $"({sum})")} * {CSharp.Literal((int)Radix(family.Metric.Labels[closed[i]]))}) + {names[i]}";
        }

        string index = locals.Take("index");
        writer.Line($"int {index} = unchecked({sum});");
        return index;
    }

    /// <summary>Writes <c>int name = …;</c>.</summary>
    public static void Write(SourceWriter writer, string name, LabelModel label, LabelBinding binding, LocalNames locals)
    {
        int size = label.Domain.Size;
        string other = CSharp.Literal(size + (label.Optional ? 1 : 0));
        string absent = label.Optional ? CSharp.Literal(size) : other;
        string value = binding.Access;
        switch (binding)
        {
            case EnumBinding { IsDense: true } e:
                string unsigned = e.IsWide ? "ulong" : "uint";
                Number(e.IsNullable, v => $"unchecked(({unsigned}){v}) < {CSharp.Literal(size)}u ? (int){v} : {other}");
                break;
            case EnumBinding e:
                Switch(e.Constants, e.IsNullable ? "null" : null);
                break;
            case BoolBinding { IsNullable: true }:
                Switch(["false", "true"], "null");
                break;
            case BoolBinding:
                writer.Line($"int {name} = {value} ? 1 : 0;");
                break;
            case RangeBinding r:
                string offset = r.Min == 0 ? "" : r.Min > 0 ? " - " + CSharp.Literal(r.Min) : r.Min == int.MinValue ? " - int.MinValue" : " + " + CSharp.Literal(-r.Min);
                Number(r.IsNullable, v => $"unchecked((uint){(offset.Length > 0 ? $"({v}{offset})" : v)} < {CSharp.Literal(size)}u ? {v}{offset} : {other})");
                break;
            case ValuesBinding:
                string[] values = ((ClosedDomain)label.Domain).Values.Select(v => CSharp.Literal(v.Value)).ToArray();
                Switch(values, label.Optional && !values.Contains("\"\"") ? "null or \"\"" : "null");
                break;
            default:
                throw new InvalidOperationException($"'{binding.GetType().Name}' is no binding of a closed label.");
        }

        void Number(bool nullable, Func<string, string> index)
        {
            string inner = nullable ? locals.Take("value") : value;
            string expression = index(inner);
            writer.Line(nullable
                ? $"int {name} = {value} is {{ }} {inner} ? ({expression}) : {absent};"
                : $"int {name} = {expression};");
        }

        void Switch(IEnumerable<string> constants, string? none)
        {
            writer.Open($"int {name} = {value} switch");
            int index = 0;
            foreach (string constant in constants)
            {
                writer.Line($"{constant} => {CSharp.Literal(index++)},");
            }

            if (none is not null && absent != other)
            {
                writer.Line($"{none} => {absent},");
            }

            // A nullable bool has no further value, and the compiler says so.
            if (binding is not BoolBinding || absent == other)
            {
                writer.Line($"_ => {other},");
            }

            writer.Close("};");
        }
    }
}
