using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>Turns an index of closed labels into the arguments of a call, and a label set into an index and open values.</summary>
internal static class LabelArguments
{
    /// <summary>Writes <c>index => (double)Set.Slots(…));</c>, the last argument of a registration.</summary>
    public static void WriteReader(SourceWriter writer, string modifier, string member, FamilyDeclaration family)
    {
        ObservedDeclaration observed = family.Observed!;
        string before = observed.IsDuration ? "" : "(double)";
        string after = (observed.IsDuration ? ".TotalSeconds" : "") + ");";
        if (family.Metric.Labels.IsEmpty)
        {
            writer.Line($"{modifier}_ => {before}{member}{(observed.IsProperty ? "" : "()")}{after}");
            return;
        }

        writer.Line($"{modifier}index => {before}{member}(");
        writer.Indented(w =>
        {
            // Row-major, the last label fastest.
            long weight = family.Metric.Labels.Aggregate(1L, (product, label) => product * LabelIndex.Radix(label));
            for (int i = 0; i < family.Metric.Labels.Count; i++)
            {
                LabelModel label = family.Metric.Labels[i];
                long radix = LabelIndex.Radix(label);
                weight /= radix;
                bool isLast = i == family.Metric.Labels.Count - 1;
                Value(w, Digit(weight, radix, isFirst: i == 0), label, family.Bindings[i], isLast ? ")" + after : ",");
            }
        });
    }

    /// <summary>Writes <c>static (labels, open) => …,</c>, which reads the labels of a set.</summary>
    public static void WriteSplitter(SourceWriter writer, FamilyDeclaration family)
    {
        writer.Open("static (labels, open) =>");
        int next = 0;
        for (int i = 0; i < family.Bindings.Count; i++)
        {
            if (!LabelIndex.IsClosed(family.Metric.Labels[i]))
            {
                writer.Line($"open[{CSharp.Literal(next++)}] = {family.Bindings[i].Access};");
            }
        }

        writer.Line($"return {LabelIndex.WriteAll(writer, family, new LocalNames("labels open"))};");
        writer.Close("},");
    }

    private static string Digit(long weight, long radix, bool isFirst)
    {
        string shifted = weight == 1 ? "index" : $"index / {Text(weight)}";
        return isFirst ? shifted : weight == 1 ? $"index % {Text(radix)}" : $"{shifted} % {Text(radix)}";
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Value(SourceWriter writer, string digit, LabelModel label, LabelBinding binding, string end)
    {
        int size = label.Domain.Size;
        switch (binding)
        {
            case BoolBinding { IsNullable: false }:
                writer.Line($"({digit}) == 1{end}");
                break;
            case BoolBinding:
                Switch(["false", "true"]);
                break;
            case EnumBinding e:
                Switch(e.Constants);
                break;
            case ValuesBinding:
                Switch(((ClosedDomain)label.Domain).Values.Select(v => CSharp.Literal(v.Value)));
                break;
            case RangeBinding r:
                string number = r.Min == 0 ? digit : $"unchecked({CSharp.Literal(r.Min)} + ({digit}))";
                writer.Line(r.IsNullable ? $"({digit}) == {CSharp.Literal(size)} ? null : {number}{end}" : number + end);
                break;
            default:
                throw new InvalidOperationException($"'{binding.GetType().Name}' is no binding of a closed label.");
        }

        void Switch(IEnumerable<string> constants)
        {
            // Nobody asks for `other`: whatever is left is the last value, or null where the label is optional.
            List<string> values = constants.ToList();
            writer.Open($"({digit}) switch");
            for (int i = 0; i < values.Count; i++)
            {
                bool isRest = i == values.Count - 1 && !label.Optional;
                writer.Line($"{(isRest ? "_" : CSharp.Literal(i))} => {values[i]},");
            }

            if (label.Optional)
            {
                writer.Line("_ => null,");
            }

            writer.Close("}" + end);
        }
    }
}
