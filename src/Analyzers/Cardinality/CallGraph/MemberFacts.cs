using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>What the text of one body says, before anything is bound.</summary>
/// <param name="Root">The node that a control flow graph is made of.</param>
/// <param name="Name">The member's name; the type's for a constructor.</param>
/// <param name="HasParameters">True where a value can come in by a parameter, its own or a local function's.</param>
/// <param name="HasSink">True where a call is named as those are that record labels.</param>
/// <param name="BuildsTags">True for a method whose signature has tags in it.</param>
/// <param name="HasMeasure">True where a call is named as those are that record a number, of time or of size where the name alone says little.</param>
/// <param name="TakesNumbers">True where a number can come in by a parameter.</param>
/// <param name="Called">Names of what is called or created.</param>
internal sealed record MemberFacts(SyntaxNode Root, string Name, bool HasParameters, bool HasSink, bool BuildsTags, bool HasMeasure, bool TakesNumbers, IReadOnlyCollection<string> Called);
