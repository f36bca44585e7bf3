using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Flow;

/// <summary>How a variable gets its value.</summary>
internal enum DefinitionKind
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>A part of a tuple, or of what a Deconstruct method makes.</summary>
    Part,

    /// <summary>What a call leaves in an out or ref argument; the value is the argument.</summary>
    Argument,

    /// <summary>What a pattern found; the value is what it was matched against, or the pattern where it stands for a part of that.</summary>
    Pattern,

    /// <summary>The old value and another: <c>+=</c>, <c>??=</c>, <c>++</c>; the value is the whole operation.</summary>
    Compound,
}

/// <summary>One assignment of a variable.</summary>
/// <param name="Block">Block that it stands in.</param>
/// <param name="Index">Index of its operation in the block.</param>
/// <param name="Operation">The assignment, call or pattern.</param>
/// <param name="Kind">How to read <paramref name="Value"/>.</param>
/// <param name="Value">Where the value comes from.</param>
/// <param name="Path">For a part: positions in nested tuples, outermost first.</param>
internal sealed record Definition(int Block, int Index, IOperation Operation, DefinitionKind Kind, IOperation Value, IReadOnlyList<int> Path)
{
    public Point At(MethodFlow flow) => new(flow, Block, Index);
}
