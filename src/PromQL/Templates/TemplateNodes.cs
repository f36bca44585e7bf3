namespace MetricsKit.PromQL.Templates;

/// <summary>A part of a template, from <paramref name="Start"/> up to <paramref name="End"/> in its text.</summary>
internal abstract record TemplateNode(int Start, int End);

/// <summary>Text outside of actions.</summary>
internal sealed record TextNode(int Start, int End) : TemplateNode(Start, End);

/// <summary><c>{{ pipeline }}</c></summary>
internal sealed record ActionNode(int Start, int End, Pipeline Pipeline) : TemplateNode(Start, End);

internal enum BranchKind
{
    If,
    With,
    Range,
}

/// <summary><c>{{ if pipeline }} body {{ else }} otherwise {{ end }}</c>; a pipeline that cannot be read is null.</summary>
internal sealed record BranchNode(int Start, int End, BranchKind Kind, Pipeline? Pipeline, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Otherwise)
    : TemplateNode(Start, End);

/// <summary><c>{{ define "name" }} body {{ end }}</c></summary>
internal sealed record DefineNode(int Start, int End, string Name, IReadOnlyList<TemplateNode> Body) : TemplateNode(Start, End);

/// <summary><c>{{ block "name" pipeline }} body {{ end }}</c></summary>
internal sealed record BlockNode(int Start, int End, string Name, Pipeline? Pipeline, IReadOnlyList<TemplateNode> Body) : TemplateNode(Start, End);

/// <summary><c>{{ template "name" pipeline }}</c></summary>
internal sealed record TemplateCallNode(int Start, int End, string Name, Pipeline? Pipeline) : TemplateNode(Start, End);

/// <summary>An operand of a command.</summary>
internal abstract record Operand(int Start, int End);

/// <summary>Commands, each of which gets the one before as its last argument.</summary>
/// <param name="Start">First character, without parentheses.</param>
/// <param name="End">After the last one.</param>
/// <param name="Variables">Variables that are declared or assigned, with their dollar signs.</param>
/// <param name="IsAssignment">They are assigned, with <c>=</c>.</param>
/// <param name="Commands">At least one.</param>
internal sealed record Pipeline(int Start, int End, IReadOnlyList<VariableOperand> Variables, bool IsAssignment, IReadOnlyList<Command> Commands) : Operand(Start, End);

/// <summary>Operands with spaces between them; the first is what is called or shown.</summary>
internal sealed record Command(int Start, int End, IReadOnlyList<Operand> Operands);

/// <summary><c>.</c></summary>
internal sealed record DotOperand(int Start, int End) : Operand(Start, End);

internal sealed record NilOperand(int Start, int End) : Operand(Start, End);

internal sealed record BoolOperand(int Start, int End) : Operand(Start, End);

/// <summary>A number or a rune, with the type that it has where nothing asks for another.</summary>
internal sealed record NumberOperand(int Start, int End, ValueType Type) : Operand(Start, End);

/// <summary>A string.</summary>
internal sealed record StringOperand(int Start, int End, string Value) : Operand(Start, End);

/// <summary><c>$name</c></summary>
internal sealed record VariableOperand(int Start, int End, string Name) : Operand(Start, End);

/// <summary>A function's name.</summary>
internal sealed record FunctionOperand(int Start, int End, TemplateFunction? Function) : Operand(Start, End);

/// <summary><c>.a.b</c> after an operand, or after the dot where <paramref name="Of"/> is null.</summary>
internal sealed record FieldsOperand(int Start, int End, Operand? Of, IReadOnlyList<Field> Fields) : Operand(Start, End);

/// <summary>A name after a dot; the span is that of the name.</summary>
internal readonly record struct Field(int Start, int End, string Name);
