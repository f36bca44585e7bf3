using System.Globalization;
using System.Text;

namespace MetricsKit.Families;

/// <summary>
/// Arithmetic of a family's labels. Closed and range labels make one index, row-major in label order, the last one fastest; a label of n
/// values has n digits, then one for "absent" where it is optional, then one for <c>other</c>. Open and source labels are strings.
/// </summary>
internal sealed class LabelLayout
{
    /// <summary>What an undeclared or surplus value becomes.</summary>
    public const string Other = "other";

    /// <summary>Longest product that is kept as an array of handles.</summary>
    public const int LargestArray = 65_536;

    // Fields where there could be properties: each accessor would be one more method to compile before a process can count.

    /// <summary>Labels in their order.</summary>
    public readonly LabelDefinition[] Labels;

    /// <summary>Number of open and source labels.</summary>
    public readonly int OpenCount;

    /// <summary>Number of indices, <c>other</c> included; more than <see cref="int.MaxValue"/> where an index cannot tell them apart.</summary>
    public readonly long Product;

    /// <summary>True: some values read alike, so that several indices mean one series.</summary>
    public readonly bool HasAliases;

    private readonly int[] _radices;
    private readonly string[]?[] _values;
    private readonly int[]?[] _aliases;

    public LabelLayout(LabelDefinition[] labels)
    {
        Labels = labels;
        _radices = new int[labels.Length];
        _values = new string[]?[labels.Length];
        _aliases = new int[]?[labels.Length];
        var product = 1L;
        for (var i = 0; i < labels.Length; i++)
        {
            var label = labels[i];
            if (!IsClosed(label))
            {
                OpenCount++;
                continue;
            }

            var radix = CountOf(label) + (label.Optional ? 1 : 0) + 1;
            product = product > int.MaxValue ? product : product * radix;
            _radices[i] = (int)Math.Min(radix, int.MaxValue);
            _values[i] = label.Domain == LabelDomain.Closed ? Printable(label.Values) : null;
            _aliases[i] = AliasesOf(label, _values[i]);
            HasAliases |= _aliases[i] is not null;
        }

        Product = product;
    }

    /// <summary>True: the indices are those of <see cref="Family{TSeries}.Series"/>.</summary>
    public bool IsArray => OpenCount == 0 && Product <= LargestArray;

    /// <summary>The index whose closed labels are all <c>other</c>; −1 where indices cannot tell.</summary>
    public int AllOther => Product <= int.MaxValue ? (int)(Product - 1) : -1;

    public static bool IsClosed(LabelDefinition label) => label.Domain is LabelDomain.Closed or LabelDomain.Range;

    /// <summary>The index that stands for all that read alike; <see cref="AllOther"/> for one that means nothing.</summary>
    public int Canonical(int index)
    {
        if (index < 0 || index >= Product || Product > int.MaxValue)
        {
            return AllOther;
        }

        if (!HasAliases)
        {
            return index;
        }

        int result = 0, weight = 1;
        for (var i = Labels.Length - 1; i >= 0; i--)
        {
            if (_radices[i] != 0)
            {
                var digit = index % _radices[i];
                index /= _radices[i];
                result += weight * (_aliases[i]?[digit] ?? digit);
                weight *= _radices[i];
            }
        }

        return result;
    }

    /// <summary>Values declared for a closed label, without "absent" and <c>other</c>.</summary>
    public static long CountOf(LabelDefinition label) =>
        label.Domain == LabelDomain.Closed ? label.Values.Length : Math.Max(0L, (long)label.Max - label.Min + 1);

    /// <summary>The label text as the exposition has it, without braces.</summary>
    /// <param name="index">Canonical index of the closed labels.</param>
    /// <param name="open">Canonical values of the open ones in label order, empty where absent.</param>
    public byte[] TextOf(int index, ReadOnlySpan<string?> open)
    {
        if (Labels.Length == 0)
        {
            return [];
        }

        // The digits are not kept on the stack: a loop beside a stack allocation has the compiler optimise the method before its first
        // call, which costs a process a millisecond. As for strings, their methods need no compiling; those of a buffer would.
        var weight = Product;
        var text = "";
        var next = 0;
        for (var i = 0; i < Labels.Length; i++)
        {
            string? value;
            if (_radices[i] == 0)
            {
                value = next < open.Length ? open[next++] : null;
            }
            else if (index < 0)
            {
                value = Other;
            }
            else
            {
                weight /= _radices[i];
                value = ValueOf(i, (int)(index / weight % _radices[i]));
            }

            if (!string.IsNullOrEmpty(value))
            {
                text = Append(text, Labels[i].Name, value);
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>A label text with <c>name="value"</c> added.</summary>
    public static string Append(string text, string name, string value)
    {
        var escaped = value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
        return string.Concat(text.Length > 0 ? text + "," : "", name, "=\"", escaped + "\"");
    }

    private static string[] Printable(string[] values)
    {
        var printable = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            printable[i] = Utf16.Repair(values[i]);
        }

        return printable;
    }

    private string? ValueOf(int label, int digit)
    {
        var count = CountOf(Labels[label]);
        if (digit < count)
        {
            return _values[label]?[digit] ?? (Labels[label].Min + digit).ToString(CultureInfo.InvariantCulture);
        }

        return digit == count && Labels[label].Optional ? null : Other;
    }

    /// <summary>Which digits mean an earlier one, since their values read alike; null where none does.</summary>
    private static int[]? AliasesOf(LabelDefinition label, string[]? values)
    {
        if (values is null)
        {
            return null;
        }

        var other = values.Length + (label.Optional ? 1 : 0);
        var digits = new int[other + 1];
        var first = new Dictionary<string, int>(StringComparer.Ordinal) { [Other] = other, [""] = label.Optional ? values.Length : other };
        var any = false;
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = i < values.Length && !first.TryAdd(values[i], i) ? first[values[i]] : i;
            any |= digits[i] != i;
        }

        return any ? digits : null;
    }
}
