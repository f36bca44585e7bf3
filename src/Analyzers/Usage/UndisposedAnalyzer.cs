using System.Collections.Immutable;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>
/// MK6002: a timer that never records, a tracker that leaves its gauge too high. A timer that records on some paths only is a
/// choice; a tracker that is disposed on some paths only is not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndisposedAnalyzer() : MetricCallAnalyzer(Rules.NotDisposed)
{
    private protected override bool Listens(string name) => name is "NewTimer" or "TrackInProgress";

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || Instrument.Of(call) is null or { Api: InstrumentApi.Meters })
        {
            return;
        }

        bool isTimer = name.Identifier.ValueText == "NewTimer";
        if (Fate(call, isTimer, context.CancellationToken) is { } fate)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NotDisposed,
                name.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add("never", fate.StartsWith("never", StringComparison.Ordinal) ? "true" : null),
                isTimer ? "timer" : "tracker",
                MetricTitle.Of(call),
                fate,
                isTimer ? "no time is recorded" : "the gauge stays too high until the process restarts"));
        }
    }

    // What happens to the result, where that is wrong.
    private static string? Fate(IInvocationOperation call, bool isTimer, CancellationToken cancellationToken)
    {
        IOperation value = call;
        while (value.Parent is IConversionOperation or IParenthesizedOperation
            || (value.Parent is IConditionalAccessOperation access && access.WhenNotNull == value)
            || value.Parent is ICoalesceOperation or IConditionalOperation { IsRef: false, WhenFalse: not null, Type: not null })
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return "dropped";
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation }:
                return Held(call, target.Local, isTimer, cancellationToken);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when !IsUsing(declarator):
                return Held(call, declarator.Symbol, isTimer, cancellationToken);
            default:
                return null;
        }
    }

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? parent = declarator.Parent;
        while (parent is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            parent = parent.Parent;
        }

        return parent is IUsingDeclarationOperation or IUsingOperation;
    }

    private static string? Held(IInvocationOperation call, ILocalSymbol local, bool isTimer, CancellationToken cancellationToken)
    {
        if (LocalReleases.Find(call, local, isTimer) is not { } releases)
        {
            return null; // somebody else has it as well
        }

        if (releases.Count == 0)
        {
            return isTimer ? "never disposed, and ObserveDuration is never called" : "never disposed";
        }

        if (MethodFlow.Innermost(call, cancellationToken) is not { Graph: var graph }
            || ReleasePaths.From(graph, call.Syntax, releases, isTimer ? static _ => null : Throwing.In) is not { } paths)
        {
            return null;
        }

        return !paths.Releases ? "never disposed"
            : isTimer ? null
            : paths.LeavesHeld ? "not disposed on every path"
            : paths.ThrowsHeld is { } thrower && !ReleasePaths.IsInFinally(releases) ? $"not disposed when {Throwing.Describe(thrower)} throws"
            : null;
    }
}
