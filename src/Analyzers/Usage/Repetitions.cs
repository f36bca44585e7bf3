using System.Collections.Immutable;
using MetricsKit.Analyzers.CallGraph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>That something runs again and again.</summary>
/// <param name="When">As a message says it: <c>for each request, in 'Get', which calls 'Count'</c>.</param>
/// <param name="Calls">The calls on the way there, outermost first.</param>
internal sealed record Repetition(string When, IReadOnlyList<SyntaxNode> Calls);

/// <summary>Finds what runs a creation again and again: a loop, what a framework calls for each request, or a caller in either.</summary>
internal sealed class Repetitions(Compilation compilation, CancellationToken cancellationToken)
{
    private const int MostCallers = 24;
    private const int MaxHops = 3;

    private readonly CallIndex _calls = CallIndex.Of(compilation);
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    /// <summary>When the creation runs again; null where it may well run once.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="hasOneName">True where what it creates has the same name each time.</param>
    public Repetition? Of(IOperation creation, bool hasOneName)
    {
        // What depends on a parameter may be another metric at each call.
        bool isOne = hasOneName && !creation.Descendants().Any(o => o is IParameterReferenceOperation or ILocalReferenceOperation);
        return Around(creation, loop => hasOneName && !UsesLocalsOf(loop, creation), member => Kept.By(creation, member) ? null : OfCallers(member, isOne, hops: 0));
    }

    private Repetition? Around(IOperation operation, Func<ILoopOperation, bool> isSame, Func<ISymbol, Repetition?> callers)
    {
        ISymbol? member = operation.SemanticModel!.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken);
        ILoopOperation? loop = null;
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ICoalesceAssignmentOperation or ICoalesceOperation:
                case IConditionalOperation condition when condition.Condition != child && Kept.IsAskedFor(condition.Condition):
                case IBlockOperation block when Kept.EndsBefore(block, child):
                case IIsPatternOperation or IUsingOperation or IUsingDeclarationOperation:
                    return null;
                case ILoopOperation around when loop is null:
                    loop = around;
                    break;
                case ILocalFunctionOperation function:
                    member = function.Symbol;
                    break;
                case IAnonymousFunctionOperation lambda:
                    return loop is not null && isSame(loop) ? new Repetition("in a loop", [])
                        : RepeatedWork.Of(lambda) is { } each ? new Repetition(each + ", in a lambda", [])
                        : null;
            }
        }

        if (member is null || IsTest(member))
        {
            return null;
        }

        if (RepeatedWork.Of(member, compilation, cancellationToken) is { } repeated)
        {
            return new Repetition($"{repeated}, in {Describe(member)}", []);
        }

        return loop is not null && isSame(loop) ? new Repetition("in a loop", [])
            : member is IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol property }
                ? Kept.By(operation, member) ? null : new Repetition($"each time that '{property.Name}' is read", [])
            : callers(member);
    }

    // A helper is run as often as those run who call it; what an object creates, as often as such objects are made.
    private Repetition? OfCallers(ISymbol member, bool isOne, int hops)
    {
        IReadOnlyList<IMethodSymbol> methods = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor or MethodKind.ExplicitInterfaceImplementation } method => [method],
            IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => member.ContainingType.InstanceConstructors.ToArray(),
            _ => [],
        };
        foreach (IMethodSymbol method in methods)
        {
            if (hops >= MaxHops || !_visited.Add(method))
            {
                continue;
            }

            // A loop that makes objects makes as many of them as it means to; a request means to make none that lasts.
            bool isOneHere = isOne && method.MethodKind != MethodKind.Constructor;

            foreach (CallSite site in _calls.CallersOf(method, MostCallers, cancellationToken) ?? [])
            {
                SyntaxNode syntax = site.Operation.Syntax;
                if (CompilationModels.Of(compilation, syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is { } call
                    && Around(call, loop => isOneHere && IsOneObject(call, loop), caller => Kept.By(call, caller) ? null : OfCallers(caller, isOneHere, hops + 1)) is { } found)
                {
                    string called = method.MethodKind == MethodKind.Constructor ? $"creates '{method.ContainingType.Name}'" : $"calls '{method.Name}'";
                    string place = found.When == "in a loop" && call.SemanticModel!.GetEnclosingSymbol(syntax.SpanStart, cancellationToken) is { } caller ? $"in a loop, in {Describe(caller)}" : found.When;
                    return new Repetition($"{place}, which {called}", [.. found.Calls, syntax]);
                }
            }
        }

        return null;
    }

    // Objects that a loop goes through have metrics of their own.
    private static bool IsOneObject(IOperation call, ILoopOperation loop) =>
        call is not IInvocationOperation { Instance: { } instance } || !UsesLocalsOf(loop, instance);

    // Different names, or a factory of its own in each round, make different metrics.
    private static bool UsesLocalsOf(ILoopOperation loop, IOperation operation) => operation.DescendantsAndSelf().Any(o =>
        o is ILocalReferenceOperation { Local: var local } && local.DeclaringSyntaxReferences.Any(r => loop.Syntax.FullSpan.Contains(r.Span) && r.SyntaxTree == loop.Syntax.SyntaxTree));

    // Tests and benchmarks create what they measure, and so do their helpers.
    private static bool IsTest(ISymbol member) => member.GetAttributes()
        .Concat(member.ContainingType is { } type ? type.GetAttributes().Concat(type.GetMembers().SelectMany(m => m is IMethodSymbol ? m.GetAttributes() : ImmutableArray<AttributeData>.Empty)) : [])
        .Any(a => a.AttributeClass?.ContainingNamespace?.ToDisplayString() is { } ns
            && (ns.StartsWith("Xunit", StringComparison.Ordinal) || ns.StartsWith("NUnit", StringComparison.Ordinal)
                || ns.StartsWith("Microsoft.VisualStudio.TestTools", StringComparison.Ordinal) || ns.StartsWith("BenchmarkDotNet", StringComparison.Ordinal)));

    private static string Describe(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $"the constructor of '{constructor.ContainingType.Name}'",
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => $"'{property.Name}'",
        IFieldSymbol or IPropertySymbol => $"'{member.ContainingType.Name}'",
        _ => $"'{member.Name}'",
    };
}
