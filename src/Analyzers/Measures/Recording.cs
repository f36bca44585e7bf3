using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>A number that is recorded into a metric with a unit: here, or in a method that is given it.</summary>
/// <param name="Value">The expression, as the source has it.</param>
/// <param name="Traced">The same in the control flow graph.</param>
/// <param name="At">Where that is read.</param>
/// <param name="Stated">The metric, and its unit.</param>
/// <param name="Wanted">The unit that this number must be in: the metric's, unless the method converts it.</param>
/// <param name="Behind">Where the methods that it is handed to hand it on, and record it at last; none here.</param>
/// <param name="Taken">The parameter that takes it, in the method that records it; null here.</param>
internal sealed record Recording(IOperation Value, IOperation Traced, Point At, StatedUnit Stated, UnitScale Wanted, IReadOnlyList<Location> Behind, IParameterSymbol? Taken);

/// <summary>A parameter whose number is recorded.</summary>
/// <param name="Parameter">Its place.</param>
/// <param name="Stated">The metric, and its unit.</param>
/// <param name="Wanted">The unit that the parameter must be in.</param>
/// <param name="Behind">Where it is handed on, and recorded at last.</param>
internal sealed record RecordedParameter(int Parameter, StatedUnit Stated, UnitScale Wanted, IReadOnlyList<Location> Behind);
