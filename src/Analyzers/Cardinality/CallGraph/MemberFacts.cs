using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>What the text of one body says, before anything is bound.</summary>
/// <param name="Root">The node that a control flow graph is made of.</param>
/// <param name="Handler">The member as what is called; null where no value can come in by a parameter, its own or a local function's.</param>
/// <param name="HasSink">True where a call is named as those are that record labels.</param>
/// <param name="Records">True where one of those is given something that the body declares, a parameter for one.</param>
/// <param name="BuildsTags">True for a method whose signature has tags in it.</param>
/// <param name="HasMeasure">True where a call is named as those are that record a number, of time or of size where the name alone says little.</param>
/// <param name="TakesNumbers">True where a number can come in by a parameter.</param>
/// <param name="Called">What is called or created.</param>
internal sealed record MemberFacts(SyntaxNode Root, Handler? Handler, bool HasSink, bool Records, bool BuildsTags, bool HasMeasure, bool TakesNumbers, IReadOnlyCollection<CallLook> Called);
