using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Something wrong with a declaration, at the characters it is about. The generator drops it, analyzers report it.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
public sealed record Problem(DiagnosticDescriptor Descriptor, Location Location, ImmutableArray<object> Arguments)
{
    /// <summary>As a diagnostic of the compiler.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Arguments.ToArray());
}

/// <summary>What parsing one type gave.</summary>
/// <param name="Set">The declaration; null when the type declares nothing.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record SetParseResult(MetricSetDeclaration? Set, ImmutableArray<Problem> Problems);

/// <summary>What parsing an assembly's attributes gave.</summary>
/// <param name="Assembly">The declaration.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record AssemblyParseResult(AssemblyDeclaration Assembly, ImmutableArray<Problem> Problems);
