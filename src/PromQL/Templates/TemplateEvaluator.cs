using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

/// <summary>Goes through a template as Go executes it, with types in place of values, and tells what fails or reads badly. This file holds actions; see the other ones for operands and calls.</summary>
internal sealed partial class TemplateEvaluator(string text, TemplateContext context, Version target, IReadOnlyCollection<string> defined, List<Finding> findings)
{
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);

    /// <summary>Labels that a condition around asks for.</summary>
    private readonly List<string> _guarded = [];
    private List<KeyValuePair<string, TemplateValue>> _variables = [];

    /// <summary>The first place of the action at hand that reads the alert's value.</summary>
    private SourceSpan? _valueRead;
    private bool _isCondition;

    public void Run(IReadOnlyList<TemplateNode> nodes)
    {
        CollectAssigned(nodes);
        _variables =
        [
            new("$", TemplateValue.Alert),
            new("$labels", TemplateValue.AlertLabels),
            new("$externalLabels", new(ValueType.Labels)),
            new("$externalURL", new(ValueType.String)),
            new("$value", TemplateValue.AlertValue),
        ];
        Execute(nodes, TemplateValue.Alert);
    }

    private void Execute(IReadOnlyList<TemplateNode> nodes, TemplateValue dot)
    {
        foreach (TemplateNode node in nodes)
        {
            _valueRead = null;
            switch (node)
            {
                case ActionNode action:
                    TemplateValue shown = Evaluate(action.Pipeline, dot);
                    if (action.Pipeline.Variables.Count == 0)
                    {
                        Show(action.Pipeline, shown);
                    }

                    break;
                case BranchNode branch:
                    ExecuteBranch(branch, dot);
                    break;
                case TemplateCallNode call:
                    if (call.Pipeline is not null)
                    {
                        Evaluate(call.Pipeline, dot);
                    }

                    if (!defined.Contains(call.Name))
                    {
                        Report(call.Start, call.End, $"template '{call.Name}' is not defined in this text, and the text sees no other");
                    }

                    break;
                case BlockNode block:
                    ExecuteBody(block.Body, block.Pipeline is null ? TemplateValue.Any : Evaluate(block.Pipeline, dot));
                    break;
                case DefineNode define:
                    ExecuteBody(define.Body, TemplateValue.Any);
                    break;
            }
        }
    }

    private void ExecuteBranch(BranchNode branch, TemplateValue dot)
    {
        if (branch.Pipeline is not { } pipeline)
        {
            return;
        }

        int variables = _variables.Count;
        int guarded = _guarded.Count;
        _isCondition = branch.Kind != BranchKind.Range;
        TemplateValue value = Evaluate(pipeline, dot, branch.Kind == BranchKind.Range);
        _isCondition = false;
        TemplateValue bodyDot = branch.Kind switch
        {
            BranchKind.With => value,
            BranchKind.Range => Element(pipeline, value),
            _ => dot,
        };
        Execute(branch.Body, bodyDot);
        Execute(branch.Otherwise, dot);
        _variables.RemoveRange(variables, _variables.Count - variables);
        _guarded.RemoveRange(guarded, _guarded.Count - guarded);
    }

    private void ExecuteBody(IReadOnlyList<TemplateNode> body, TemplateValue dot)
    {
        List<KeyValuePair<string, TemplateValue>> outer = _variables;
        _variables = [new("$", dot)];
        Execute(body, dot);
        _variables = outer;
    }

    /// <summary>What the dot is inside of a range, whose variables it sets.</summary>
    private TemplateValue Element(Pipeline pipeline, TemplateValue value)
    {
        if (value.Type is ValueType.Float or ValueType.String or ValueType.Bool or ValueType.Html or ValueType.Sample or ValueType.Alert or ValueType.Complex
            || (value.Type == ValueType.Int && target.Major < 3))
        {
            Report(pipeline.Start, pipeline.End, $"'range' needs the result of a query or a map, not {value.Type.Described()}");
        }

        TemplateValue element = new(value.Type switch
        {
            ValueType.Labels => ValueType.String,
            ValueType.Samples => ValueType.Sample,
            _ => ValueType.Any,
        });
        TemplateValue key = new(value.Type switch
        {
            ValueType.Labels or ValueType.Arguments => ValueType.String,
            ValueType.Samples => ValueType.Int,
            _ => ValueType.Any,
        });
        for (int i = 0; i < pipeline.Variables.Count; i++)
        {
            bool isKey = i == 0 && pipeline.Variables.Count == 2;
            Declare(pipeline.Variables[i].Name, isKey ? key : element);
        }

        return element;
    }

    private void Show(Pipeline pipeline, TemplateValue value)
    {
        if (!value.IsOfValue)
        {
            return;
        }

        SourceSpan span = _valueRead ?? new SourceSpan(pipeline.Start, pipeline.End);
        if (context.IsLabel)
        {
            Report(FindingKind.ValueInLabel, span.Start, span.End, "a label that holds the value makes a new alert whenever the value changes; put the value into an annotation");
        }
        else if (value.IsRawValue && !context.ValueReadsWell)
        {
            string name = text.Substring(pipeline.Start, pipeline.End - pipeline.Start);
            Report(
                FindingKind.NotHumanized,
                pipeline.Start,
                pipeline.End,
                $"'{name}' shows the value with all its digits; write '{name} | humanize', humanizePercentage of a ratio, or humanizeDuration of seconds");
        }
    }

    private void Declare(string name, TemplateValue value) =>
        _variables.Add(new(name, _assigned.Contains(name) ? TemplateValue.Any with { IsOfValue = value.IsOfValue } : value));

    // A variable that is assigned anywhere may hold anything at any time: branches and loops are not followed.
    private void CollectAssigned(IReadOnlyList<TemplateNode> nodes)
    {
        foreach (TemplateNode node in nodes)
        {
            Pipeline? pipeline = null;
            switch (node)
            {
                case ActionNode action:
                    pipeline = action.Pipeline;
                    break;
                case BranchNode branch:
                    pipeline = branch.Pipeline;
                    CollectAssigned(branch.Body);
                    CollectAssigned(branch.Otherwise);
                    break;
                case BlockNode block:
                    CollectAssigned(block.Body);
                    break;
                case DefineNode define:
                    CollectAssigned(define.Body);
                    break;
            }

            if (pipeline is { IsAssignment: true })
            {
                foreach (VariableOperand variable in pipeline.Variables)
                {
                    _assigned.Add(variable.Name);
                }
            }
        }
    }

    private void Report(Operand at, string message) => Report(at.Start, at.End, message);

    private void Report(int start, int end, string message, string? replacement = null) => Report(FindingKind.TemplateCall, start, end, message, replacement);

    private void Report(FindingKind kind, int start, int end, string message, string? replacement = null) =>
        findings.Add(TemplateFindings.Make(kind, start, end, message, replacement));
}
