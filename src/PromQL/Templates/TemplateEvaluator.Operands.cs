using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

/// <content>Values of pipelines and operands.</content>
internal sealed partial class TemplateEvaluator
{
    private static readonly string[] AlertFields = ["Labels", "ExternalLabels", "ExternalURL", "Value"];

    private TemplateValue Evaluate(Pipeline pipeline, TemplateValue dot, bool isRange = false)
    {
        TemplateValue value = TemplateValue.Any;
        for (int i = 0; i < pipeline.Commands.Count; i++)
        {
            value = Evaluate(pipeline.Commands[i], dot, i == 0 ? null : value);
        }

        if (isRange)
        {
            return value;
        }

        foreach (VariableOperand variable in pipeline.Variables)
        {
            if (!pipeline.IsAssignment)
            {
                Declare(variable.Name, value);
            }
            else if (Lookup(variable.Name) is null)
            {
                Report(variable, $"variable '{variable.Name}' is not declared; write ':=' where it gets its first value");
            }
        }

        return value;
    }

    /// <summary>The value of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="dot">What the dot is.</param>
    /// <param name="piped">What the command before it gives; null for the first one.</param>
    private TemplateValue Evaluate(Command command, TemplateValue dot, TemplateValue? piped)
    {
        Operand first = command.Operands[0];
        if (first is FunctionOperand { Function: { } function })
        {
            return Call(function, command, dot, piped);
        }

        TemplateValue value = Evaluate(first, dot);
        if (first is NilOperand)
        {
            Report(first, "nil alone cannot be shown");
        }
        else if ((command.Operands.Count > 1 || piped is not null) && (first is not FieldsOperand || value.Type != ValueType.Any))
        {
            // A field of unknown type may be a method, which takes arguments.
            string name = text.Substring(first.Start, first.End - first.Start);
            string hint = command.Operands.Count == 2 && command.Operands[1] is FunctionOperand { Function: not null } next
                ? $"; write '{name} | {next.Function.Name}'"
                : "";
            Report(first, $"'{name}' is no function, so nothing can be given to it{hint}");
        }

        return value;
    }

    private TemplateValue Evaluate(Operand operand, TemplateValue dot)
    {
        switch (operand)
        {
            case Pipeline pipeline:
                return Evaluate(pipeline, dot);
            case FunctionOperand { Function: { } function }:
                return Call(function, new Command(operand.Start, operand.End, [operand]), dot, null);
            case DotOperand:
                return Read(operand, dot);
            case NilOperand:
                return new(ValueType.Nil);
            case BoolOperand:
                return new(ValueType.Bool);
            case StringOperand:
                return new(ValueType.String);
            case NumberOperand { Type: ValueType.Overflow }:
                Report(operand, $"{text.Substring(operand.Start, operand.End - operand.Start)} is too large for a whole number");
                return TemplateValue.Any;
            case NumberOperand number:
                return new(number.Type);
            case VariableOperand variable:
                return Read(operand, Lookup(variable.Name) ?? TemplateValue.Any);
            case FieldsOperand fields:
                return Evaluate(fields, dot);
            default:
                return TemplateValue.Any;
        }
    }

    private TemplateValue Evaluate(FieldsOperand fields, TemplateValue dot)
    {
        // Only what is left after the last field counts as a reading of the value.
        SourceSpan? before = _valueRead;
        TemplateValue value = fields.Of is null ? dot : Evaluate(fields.Of, dot);
        _valueRead = before;
        foreach (Field field in fields.Fields)
        {
            value = Access(field, value);
        }

        return Read(fields, value);
    }

    private TemplateValue Access(Field field, TemplateValue of)
    {
        switch (of.Type)
        {
            case ValueType.Alert:
                switch (field.Name)
                {
                    case "Labels":
                        return TemplateValue.AlertLabels;
                    case "ExternalLabels":
                        return new(ValueType.Labels);
                    case "ExternalURL":
                        return new(ValueType.String);
                    case "Value":
                        return TemplateValue.AlertValue;
                }

                NoAlertField(field);
                return TemplateValue.Any;
            case ValueType.Sample:
                switch (field.Name)
                {
                    case "Labels":
                        return new(ValueType.Labels);
                    case "Value":
                        return new(ValueType.Float);
                }

                NoField(field, "a sample", ["Labels", "Value"]);
                return TemplateValue.Any;
            case ValueType.Labels:
                if (of.IsAlertLabels)
                {
                    UseLabel(field.Name, field.Start, field.End, name => name);
                }

                return new(ValueType.String);
            case ValueType.Samples:
                Report(field.Start, field.End, $"the result of a query has no field '{field.Name}'; take its first sample with 'first', or all with 'range'");
                return TemplateValue.Any;
            case ValueType.Arguments or ValueType.Any or ValueType.Nil or ValueType.Time or ValueType.Duration:
                return TemplateValue.Any with { IsOfValue = of.IsOfValue };
            default:
                Report(field.Start, field.End, $"{of.Type.Described()} has no field '{field.Name}'");
                return TemplateValue.Any;
        }
    }

    // Most often '.instance' is meant to be a label.
    private void NoAlertField(Field field)
    {
        bool isAfterDot = field.Start >= 2 && text[field.Start - 1] == '.' && (char.IsWhiteSpace(text[field.Start - 2]) || text[field.Start - 2] is '{' or '(' or '|' or '-');
        if (!isAfterDot || Nearness.OnlyNearWord(field.Name, AlertFields) is not null || (context.Labels is { } labels && !labels.Contains(field.Name)))
        {
            NoField(field, "the alert", AlertFields);
            return;
        }

        findings.Add(TemplateFindings.Make(FindingKind.TemplateCall, field.Start, field.End, $"the alert has no field '{field.Name}'; did you mean '$labels.{field.Name}'?") with
        {
            Suggestion = new Suggestion($"Change to '$labels.{field.Name}'", [new TextEdit(field.Start - 1, field.End, "$labels." + field.Name)]),
        });
    }

    private void NoField(Field field, string what, string[] names)
    {
        string? near = Nearness.OnlyNearWord(field.Name, names);
        string hint = near is not null ? $"; did you mean '{near}'?" : $"; it has {string.Join(", ", names)}";
        Report(field.Start, field.End, $"{what} has no field '{field.Name}'{hint}", near);
    }

    private TemplateValue Read(Operand at, TemplateValue value)
    {
        if (value.IsOfValue)
        {
            _valueRead ??= new SourceSpan(at.Start, at.End);
        }

        return value;
    }

    /// <summary>Holds a label against those that the result can have.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">Where it is named.</param>
    /// <param name="end">Where the name ends.</param>
    /// <param name="write">How a name is written there.</param>
    private void UseLabel(string name, int start, int end, Func<string, string> write)
    {
        if (_isCondition)
        {
            _guarded.Add(name);
            return;
        }

        if (context.Labels is not { } labels || name == "__name__" || labels.Contains(name) || _guarded.Contains(name))
        {
            return;
        }

        string? near = Nearness.OnlyNearWord(name, labels);
        string why = context.WhyMissing?.Invoke(name) is { } reason ? $": {reason}" : "";
        string hint = name == "alertname" ? "; the alert gets it after its texts are filled, so write the name itself"
            : near is not null ? $"; did you mean '{near}'?"
            : why.Length == 0 && labels.Count == 0 ? "; it has no labels"
            : "";
        Report(FindingKind.TemplateLabel, start, end, $"the alert's result has no label '{name}'{why}{hint}", near is null ? null : write(near));
    }

    private TemplateValue? Lookup(string name)
    {
        for (int i = _variables.Count - 1; i >= 0; i--)
        {
            if (_variables[i].Key == name)
            {
                return _variables[i].Value;
            }
        }

        return null;
    }
}
