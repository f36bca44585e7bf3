namespace MetricsKit.Analyzers.Flow;

/// <summary>A place in a flow: before the operation <paramref name="Index"/> of a block, where the number of its operations stands for its branch.</summary>
internal readonly record struct Point(MethodFlow Flow, int Block, int Index);
