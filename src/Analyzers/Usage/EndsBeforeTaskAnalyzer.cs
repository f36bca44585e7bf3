using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK6004: exceptions are counted, or time is taken, around the making of a task in place of the task.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndsBeforeTaskAnalyzer() : MetricCallAnalyzer(Rules.EndsBeforeTask)
{
    private const string Rename = "call CountExceptionsAsync and await it";

    private protected override bool Listens(string name) => name is "CountExceptions" or "NewTimer" or "TrackInProgress";

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || Instrument.Of(call) is not { } instrument)
        {
            return;
        }

        if (name.Identifier.ValueText == "CountExceptions")
        {
            if (instrument.Role == InstrumentRole.Counter && Answer(call) is { } answer)
            {
                Report("CountExceptions", "an exception after the first await is not counted", answer);
            }
        }
        else if (IsPending(call, context.SemanticModel, context.CancellationToken))
        {
            const string Await = "make the method async and await the task inside the using";
            if (name.Identifier.ValueText == "NewTimer")
            {
                Report("The timer", "the work is not timed", Await);
            }
            else
            {
                Report("The tracker", "the work is not counted while it runs", Await);
            }
        }

        void Report(string helper, string consequence, string answer) => context.ReportDiagnostic(
            Diagnostic.Create(
                Rules.EndsBeforeTask,
                name.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add("rename", answer == Rename ? "CountExceptionsAsync" : null),
                helper,
                MetricTitle.Of(call),
                consequence,
                answer));
    }

    // What to write for a delegate that makes a task; null for one that does not, and for overloads that await it.
    private static string? Answer(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ReturnsVoid)
        {
            return call.Arguments.Any(a => a.Value is IDelegateCreationOperation { Target: var target } && IsAsyncVoid(target))
                ? "pass a method that returns a task to CountExceptionsAsync, and await it"
                : null;
        }

        return method.OriginalDefinition.ReturnType is not ITypeParameterSymbol ? null
            : IsTask(method.ReturnType) ? Rename
            : IsValueTask(method.ReturnType) ? "call CountExceptionsAsync with the task that AsTask() gives, and await it"
            : null;
    }

    private static bool IsAsyncVoid(IOperation target) => target switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol is { IsAsync: true, ReturnsVoid: true },
        IMethodReferenceOperation reference => reference.Method is { IsAsync: true, ReturnsVoid: true },
        _ => false,
    };

    // A using in a method that hands out a task without awaiting it.
    private static bool IsPending(IInvocationOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Scope(call) is not { } scope
            || model.GetEnclosingSymbol(call.Syntax.SpanStart, cancellationToken) is not IMethodSymbol { IsAsync: false } function
            || !(IsTask(function.ReturnType) || IsValueTask(function.ReturnType)))
        {
            return false;
        }

        return scope.Any(operation => Returns(operation).Any(value => MakesTask(value, 0)));
    }

    // The operations while which the result is not disposed; null where it is not held by a using.
    private static IEnumerable<IOperation>? Scope(IOperation value)
    {
        IOperation? parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            (value, parent) = (parent, parent.Parent);
        }

        return parent switch
        {
            IUsingOperation statement when statement.Resources == value => [statement.Body],
            IUsingDeclarationOperation { Parent: IBlockOperation block } declaration => block.Operations.SkipWhile(o => o != declaration),
            _ => null,
        };
    }

    private static IEnumerable<IOperation> Returns(IOperation operation) => operation switch
    {
        IReturnOperation { ReturnedValue: { } value } => [value],
        IAnonymousFunctionOperation or ILocalFunctionOperation => [],
        _ => operation.ChildOperations.SelectMany(Returns),
    };

    private static bool MakesTask(IOperation value, int depth)
    {
        value = Calls.Bare(value);
        return value switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled", ContainingType: { } type } } => !(IsTask(type) || IsValueTask(type)),
            IInvocationOperation => true,
            IConditionalOperation { WhenFalse: { } whenFalse } choice => MakesTask(choice.WhenTrue, depth) || MakesTask(whenFalse, depth),
            ILocalReferenceOperation local when depth < 4 && LocalValues.Of(local) is [{ } only] => MakesTask(only, depth + 1),
            _ => false,
        };
    }

    private static bool IsTask(ITypeSymbol type) => type.Is("System.Threading.Tasks", "Task");

    private static bool IsValueTask(ITypeSymbol type) => type.Is("System.Threading.Tasks", "ValueTask");
}
