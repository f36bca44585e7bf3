using System.Collections.Immutable;
using MetricsKit.Model;
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
public sealed record SetParseResult(MetricSetDeclaration? Set, ImmutableArray<Problem> Problems)
{
    /// <summary>The metrics that can be served, with their places in source. Unlike the members of <see cref="Set"/> they do not depend on whether a body is there already.</summary>
    public ImmutableArray<DeclaredMetric> Metrics => FindMetrics.Value;

    /// <summary>The sound rules on the type and its members, with the places of their texts.</summary>
    public ImmutableArray<RuleSite> Rules => FindRules.Value;

    /// <summary>As <see cref="FindMetrics"/>.</summary>
    internal Lazy<ImmutableArray<RuleSite>> FindRules { get; init; } = new(static () => ImmutableArray<RuleSite>.Empty);

    /// <summary>Looks for the places when they are asked for, which the generator never does.</summary>
    internal Lazy<ImmutableArray<DeclaredMetric>> FindMetrics { get; init; } = new(static () => ImmutableArray<DeclaredMetric>.Empty);
}

/// <summary>A metric and where its name stands, for analyzers; never part of what the generator keeps.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="NamePlace">The name argument of its attribute.</param>
/// <param name="Member">The method or property.</param>
/// <param name="HasHelp">True when it says what it measures, in its attribute or in a doc comment.</param>
public sealed record DeclaredMetric(MetricModel Metric, Location NamePlace, ISymbol Member, bool HasHelp);

/// <summary>What parsing an assembly's attributes gave.</summary>
/// <param name="Assembly">The declaration.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record AssemblyParseResult(AssemblyDeclaration Assembly, ImmutableArray<Problem> Problems)
{
    /// <summary>The sound rules on the assembly, with the places of their texts.</summary>
    public ImmutableArray<RuleSite> Rules => FindRules.Value;

    /// <summary>Looks for the places when they are asked for, which the generator never does.</summary>
    internal Lazy<ImmutableArray<RuleSite>> FindRules { get; init; } = new(static () => ImmutableArray<RuleSite>.Empty);
}
