using System.Globalization;

namespace MetricsKit.PromQL.Templates;

/// <content>Arguments that are constants: expressions, regular expressions, formats.</content>
internal sealed partial class TemplateEvaluator
{
    private void CheckConstants(TemplateFunction function, List<Argument> arguments)
    {
        if (arguments.Count == 0 || arguments[0].Operand is not StringOperand constant)
        {
            return;
        }

        switch (function.Name)
        {
            case "query":
                CheckQuery(constant);
                break;
            case "match" or "reReplaceAll" when Re2Checker.Check(constant.Value) is { } problem:
                (int start, int end) = Place(constant, problem.Start, problem.End);
                Report(start, end, $"'{function.Name}' is given no regular expression: {problem.Message}");
                break;
            case "parseDuration" when !PromDuration.TryParse(constant.Value, out _):
                Report(constant, $"'{constant.Value}' is no duration of Prometheus, such as 5m or 1h30m");
                break;
            case "printf":
                CheckFormat(constant, arguments);
                break;
            default:
                if (function.Parameter(0) == ParameterType.Number && !IsNumber(constant.Value))
                {
                    Report(constant, $"'{function.Name}' takes a number, and '{constant.Value}' is none");
                }

                break;
        }
    }

    private void CheckQuery(StringOperand constant)
    {
        foreach (PromQLError error in PromQLParser.Parse(constant.Value, new PromQLOptions { TargetVersion = target }).Errors)
        {
            (int start, int end) = Place(constant, error.Start, error.End);
            Report(start, end, error.Message);
        }
    }

    private void CheckFormat(StringOperand constant, List<Argument> arguments)
    {
        int used = 0;
        string format = constant.Value;
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                continue;
            }

            int start = i++;
            while (i < format.Length && format[i] is '+' or '-' or '#' or ' ' or '.' or (>= '0' and <= '9'))
            {
                i++;
            }

            // Widths and places that are arguments themselves are beyond this check.
            if (i < format.Length && format[i] is '*' or '[')
            {
                return;
            }

            if (i >= format.Length)
            {
                (int at, int to) = Place(constant, start, i);
                Report(at, to, "the format ends within a verb; write '%%' for a percent sign");
                return;
            }

            if (format[i] == '%')
            {
                continue;
            }

            used++;
            if (used >= arguments.Count)
            {
                (int at, int to) = Place(constant, start, i + 1);
                Report(at, to, $"'{format.Substring(start, i + 1 - start)}' is given no value; write '%%' for a percent sign");
                return;
            }

            ValueType type = arguments[used].Value.Type;
            bool fits = format[i] switch
            {
                'd' or 'c' => type is not (ValueType.Float or ValueType.String or ValueType.Html or ValueType.Bool),
                'e' or 'E' or 'f' or 'F' or 'g' or 'G' => type is not (ValueType.Int or ValueType.String or ValueType.Html or ValueType.Bool),
                's' or 'q' => type is not (ValueType.Float or ValueType.Int or ValueType.Bool),
                't' => type is ValueType.Bool or ValueType.Any,
                _ => true,
            };
            if (!fits)
            {
                (int at, int to) = Place(constant, start, i + 1);
                string instead = type switch
                {
                    ValueType.Float => "'%.2f'",
                    ValueType.Int => "'%d'",
                    ValueType.Bool => "'%t'",
                    _ => "'%s'",
                };
                Report(at, to, $"'{format.Substring(start, i + 1 - start)}' cannot show {type.Described()}; write {instead}");
            }
        }

        if (used < arguments.Count - 1)
        {
            (int start, int end) = arguments[used + 1].Operand is { } extra ? (extra.Start, extra.End) : (constant.Start, constant.End);
            Report(start, end, $"the format shows {(used == 0 ? "no value" : used == 1 ? "one value" : $"{used} values")}, and is given {arguments.Count - 1}");
        }
    }

    /// <summary>Where a stretch of a constant's value stands; all of the constant where escapes hide that.</summary>
    private static (int Start, int End) Place(StringOperand constant, int start, int end) =>
        constant.End - constant.Start == constant.Value.Length + 2 ? (constant.Start + 1 + start, constant.Start + 1 + end) : (constant.Start, constant.End);

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || value.TrimStart('+', '-').ToLowerInvariant() is "inf" or "infinity" or "nan"
        || value.Contains('x') || value.Contains('_');
}
