using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

/// <content>Calls of functions.</content>
internal sealed partial class TemplateEvaluator
{
    private TemplateValue Call(TemplateFunction function, Command command, TemplateValue dot, TemplateValue? piped)
    {
        bool isCondition = _isCondition;

        // 'or $labels.a "none"' asks for the label as a condition does.
        _isCondition |= function.Name is "or" or "and" or "not";
        int guarded = _guarded.Count;
        List<Argument> arguments = [];
        for (int i = 1; i < command.Operands.Count; i++)
        {
            arguments.Add(new(command.Operands[i], Evaluate(command.Operands[i], dot)));
        }

        if (isCondition != _isCondition)
        {
            _isCondition = isCondition;
            _guarded.RemoveRange(guarded, _guarded.Count - guarded);
        }

        if (piped is not null)
        {
            arguments.Add(new(null, piped.Value));
        }

        Operand name = command.Operands[0];
        if (arguments.Count < function.MinArguments || (!function.IsVariadic && arguments.Count > function.Parameters.Length))
        {
            Report(name, CountMessage(function, arguments.Count));
            return new(function.Returns);
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            if (Mismatch(function, arguments[i].Value.Type, function.Parameter(i)) is { } problem)
            {
                Report(arguments[i].Operand ?? name, problem);
                return new(function.Returns);
            }
        }

        return Result(function, name, arguments);
    }

    private static string CountMessage(TemplateFunction function, int count)
    {
        string wanted = function.MinArguments switch
        {
            0 => "takes no argument",
            1 => $"takes {(function.IsVariadic ? "at least " : "")}one argument",
            _ => $"takes {(function.IsVariadic ? "at least " : "")}{function.MinArguments} arguments",
        };
        string example = count == 0 && function.Parameters is [ParameterType.Number] ? $"; write '$value | {function.Name}'" : "";
        return $"'{function.Name}' {wanted}, not {(count == 0 ? "none" : count)}{example}";
    }

    private static string? Mismatch(TemplateFunction function, ValueType actual, ParameterType wanted)
    {
        if (actual == ValueType.Any)
        {
            return null;
        }

        switch (wanted)
        {
            case ParameterType.String when actual != ValueType.String:
                string hint = actual.IsNumber() && function.Name != "printf" ? "; 'printf' or 'humanize' makes one of it" : "";
                return $"'{function.Name}' takes a string, not {actual.Described()}{hint}";
            case ParameterType.Number when actual is not (ValueType.Int or ValueType.Float or ValueType.String or ValueType.Duration):
                string first = actual is ValueType.Samples ? "; take its value with 'first | value'" : actual is ValueType.Sample ? "; take its value with 'value'" : "";
                return $"'{function.Name}' takes a number, not {actual.Described()}{first}";
            case ParameterType.Sample when actual is not (ValueType.Sample or ValueType.Nil):
                return $"'{function.Name}' takes a sample, not {actual.Described()}{(actual == ValueType.Samples ? "; take its first one with 'first'" : "")}";
            case ParameterType.Samples when actual is not (ValueType.Samples or ValueType.Nil):
                return $"'{function.Name}' takes the result of a query, not {actual.Described()}";
            default:
                return null;
        }
    }

    private TemplateValue Result(TemplateFunction function, Operand name, List<Argument> arguments)
    {
        bool isOfValue = arguments.Exists(a => a.Value.IsOfValue);
        switch (function.Name)
        {
            case "and" or "or":
                ValueType type = arguments.TrueForAll(a => a.Value.Type == arguments[0].Value.Type) ? arguments[0].Value.Type : ValueType.Any;
                return new(type) { IsOfValue = isOfValue, IsAlertLabels = type == ValueType.Labels && arguments.TrueForAll(a => a.Value.IsAlertLabels) };
            case "eq" or "ne" or "lt" or "le" or "gt" or "ge":
                Compare(function, name, arguments);
                return new(ValueType.Bool);
            case "len":
                if (arguments[0].Value.Type is not (ValueType.Any or ValueType.String or ValueType.Html or ValueType.Labels or ValueType.Samples or ValueType.Arguments))
                {
                    Report(arguments[0].Operand ?? name, $"'len' takes a string, a map or the result of a query, not {arguments[0].Value.Type.Described()}");
                }

                return new(ValueType.Int);
            case "index":
                return Index(name, arguments);
            case "slice":
                if (arguments[0].Value.Type is not (ValueType.Any or ValueType.String or ValueType.Html or ValueType.Samples))
                {
                    Report(arguments[0].Operand ?? name, $"'slice' takes a string or the result of a query, not {arguments[0].Value.Type.Described()}");
                }

                return new(arguments[0].Value.Type) { IsOfValue = isOfValue };
            case "call":
                Report(name, "'call' needs a function as a value, and templates have none");
                return TemplateValue.Any;
            case "not" or "match" or "query" or "first" or "sortByLabel" or "label" or "value" or "strvalue":
                CheckConstants(function, arguments);
                return new(function.Returns);
            default:
                CheckConstants(function, arguments);
                return new(function.Returns) { IsOfValue = isOfValue };
        }
    }

    private void Compare(TemplateFunction function, Operand name, List<Argument> arguments)
    {
        if (arguments.Count < 2)
        {
            Report(name, $"'{function.Name}' compares two values; one is missing");
            return;
        }

        bool isOrder = function.Name is not ("eq" or "ne");
        ValueType left = Comparable(arguments[0].Value.Type);
        for (int i = 1; i < arguments.Count; i++)
        {
            ValueType right = Comparable(arguments[i].Value.Type);
            bool mixed = left != right && IsBasic(left) && IsBasic(right);
            bool hasNoOrder = isOrder && (HasNoOrder(left) || HasNoOrder(right));
            bool isMap = (left is ValueType.Labels or ValueType.Arguments or ValueType.Samples && right != ValueType.Nil && right != ValueType.Any) || (isOrder && left is ValueType.Labels or ValueType.Arguments or ValueType.Samples);
            if (mixed || hasNoOrder || isMap)
            {
                (string hint, Argument at, string? replacement) = Advice(arguments[0], arguments[i]);
                Operand place = at.Operand ?? name;
                Report(place.Start, place.End, $"'{function.Name}' cannot compare {left.Described()} with {right.Described()}{hint}", replacement);
                return;
            }
        }
    }

    // Go compares a number only with one of its own kind.
    private (string Hint, Argument At, string? Replacement) Advice(Argument left, Argument right)
    {
        (Argument whole, Argument real) = left.Value.Type == ValueType.Int ? (left, right) : (right, left);
        if (whole.Value.Type == ValueType.Int && real.Value.Type == ValueType.Float && whole.Operand is NumberOperand number)
        {
            string digits = text.Substring(number.Start, number.End - number.Start);
            if (digits.All(c => c is '-' or (>= '0' and <= '9')))
            {
                return ($"; write {digits}.0", whole, $"{digits}.0");
            }
        }

        return ("", right, null);
    }

    private static ValueType Comparable(ValueType type) => type == ValueType.Html ? ValueType.String : type;

    private static bool IsBasic(ValueType type) => type is ValueType.Bool or ValueType.Int or ValueType.Float or ValueType.Complex or ValueType.String;

    private static bool HasNoOrder(ValueType type) => type is ValueType.Bool or ValueType.Complex;

    private TemplateValue Index(Operand name, List<Argument> arguments)
    {
        TemplateValue value = arguments[0].Value;
        for (int i = 1; i < arguments.Count; i++)
        {
            Argument index = arguments[i];
            switch (value.Type)
            {
                case ValueType.Labels or ValueType.Arguments:
                    if (index.Value.Type is not (ValueType.String or ValueType.Any))
                    {
                        Report(index.Operand ?? name, $"'index' of a map takes a name in quotes, not {index.Value.Type.Described()}");
                        return TemplateValue.Any;
                    }

                    if (value.IsAlertLabels && index.Operand is StringOperand label)
                    {
                        char quote = text[label.Start];
                        UseLabel(label.Value, label.Start, label.End, near => quote + near + quote);
                    }

                    value = new(value.Type == ValueType.Labels ? ValueType.String : ValueType.Any) { IsOfValue = value.IsOfValue };
                    break;
                case ValueType.String or ValueType.Html or ValueType.Samples:
                    if (index.Value.Type is not (ValueType.Int or ValueType.Any))
                    {
                        Report(index.Operand ?? name, $"'index' of {value.Type.Described()} takes a whole number, not {index.Value.Type.Described()}");
                        return TemplateValue.Any;
                    }

                    value = new(value.Type == ValueType.Samples ? ValueType.Sample : ValueType.Any) { IsOfValue = value.IsOfValue };
                    break;
                case ValueType.Any:
                    return value;
                default:
                    Report(arguments[0].Operand ?? name, $"'index' takes a map, a string or the result of a query, not {value.Type.Described()}");
                    return TemplateValue.Any;
            }
        }

        return value;
    }

    /// <param name="Operand">As written; null for what is piped in.</param>
    /// <param name="Value">What is known of it.</param>
    private readonly record struct Argument(Operand? Operand, TemplateValue Value);
}
