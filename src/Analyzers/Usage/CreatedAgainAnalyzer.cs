using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK3106: a metric, or a meter, is created where code runs for each request, in a loop, or on each read of a property.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CreatedAgainAnalyzer() : MetricCallAnalyzer(Rules.CreatedAgain)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        base.Register(start);
        start.RegisterSyntaxNodeAction(AnalyzeMeter, SyntaxKind.ObjectCreationExpression);
    }

    private protected override bool Listens(string name) => name.StartsWith("Create", StringComparison.Ordinal)
        && (name.EndsWith("Counter", StringComparison.Ordinal) || name.EndsWith("Gauge", StringComparison.Ordinal) || name is "CreateHistogram" or "CreateSummary");

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IInvocationOperation call
            && CreatedMetrics.Of(call) is { } metric)
        {
            Report(context, call, name, metric.Name is { } known ? $"Metric '{known}'" : "The metric", hasOneName: metric.Name is not null);
        }
    }

    private static void AnalyzeMeter(SyntaxNodeAnalysisContext context)
    {
        var syntax = (ObjectCreationExpressionSyntax)context.Node;
        if ((syntax.Type is QualifiedNameSyntax qualified ? qualified.Right : syntax.Type) is SimpleNameSyntax { Identifier.ValueText: "Meter" } name
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IObjectCreationOperation creation
            && creation.Type.Is("System.Diagnostics.Metrics", "Meter"))
        {
            string? known = creation.Arguments.FirstOrDefault()?.Value.ConstantValue.Value as string;
            Report(context, creation, name, known is not null ? $"Meter '{known}'" : "The meter", hasOneName: known is not null);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, IOperation creation, SimpleNameSyntax name, string what, bool hasOneName)
    {
        if (When(creation, hasOneName, context.SemanticModel, context.CancellationToken) is { } when)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.CreatedAgain, name.Identifier.GetLocation(), what, when));
        }
    }

    // "in a loop", "for each request, in 'Checkout'"; null where it may well run once.
    private static string? When(IOperation creation, bool hasOneName, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? member = model.GetEnclosingSymbol(creation.Syntax.SpanStart, cancellationToken);
        ILoopOperation? loop = null;
        IOperation child = creation;
        for (IOperation? parent = creation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ICoalesceAssignmentOperation or ICoalesceOperation:
                case IConditionalOperation condition when condition.Condition != child && AsksWhetherItIsThere(condition.Condition):
                case IIsPatternOperation or IUsingOperation or IUsingDeclarationOperation:
                    return null;
                case IConditionalOperation:
                    break;
                case ILoopOperation around when loop is null:
                    loop = around;
                    break;
                case ILocalFunctionOperation function:
                    member = function.Symbol;
                    break;
                case IAnonymousFunctionOperation lambda:
                    return loop is not null && IsTheSameEachTime(creation, loop, hasOneName) ? "in a loop"
                        : RepeatedWork.Of(lambda) is { } each ? each + ", in a lambda"
                        : null;
            }
        }

        if (member is null || IsTest(member))
        {
            return null;
        }

        if (RepeatedWork.Of(member, model, cancellationToken) is { } repeated)
        {
            return $"{repeated}, in {Describe(member)}";
        }

        return loop is not null && IsTheSameEachTime(creation, loop, hasOneName) ? "in a loop"
            : member is IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol property } && IsReadAgain(creation)
                ? $"each time that '{property.Name}' is read"
            : null;
    }

    // A getter that keeps what it created in a field creates it once.
    private static bool IsReadAgain(IOperation creation)
    {
        for (IOperation? parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ISimpleAssignmentOperation { Target: not ILocalReferenceOperation })
            {
                return false;
            }
        }

        return true;
    }

    // Different names, or a factory of its own in each round, make different metrics.
    private static bool IsTheSameEachTime(IOperation creation, ILoopOperation loop, bool hasOneName) =>
        hasOneName && !creation.Descendants().Any(o =>
            o is ILocalReferenceOperation { Local: var local } && local.DeclaringSyntaxReferences.Any(r => loop.Syntax.FullSpan.Contains(r.Span) && r.SyntaxTree == loop.Syntax.SyntaxTree));

    // if (_counter is null), if (!_counters.TryGetValue(…)), if (!_started)
    private static bool AsksWhetherItIsThere(IOperation condition) => condition.DescendantsAndSelf().Any(o => o switch
    {
        IIsPatternOperation => true,
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("TryGet", StringComparison.Ordinal) || name.StartsWith("Contains", StringComparison.Ordinal) || name is "CompareExchange" or "Exchange",
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            comparison.LeftOperand.ConstantValue is { HasValue: true, Value: null } || comparison.RightOperand.ConstantValue is { HasValue: true, Value: null }
            || Calls.Bare(comparison.RightOperand).ConstantValue is { HasValue: true, Value: null },
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IFieldReferenceOperation or IPropertyReferenceOperation } => true,
        _ => false,
    });

    // Tests and benchmarks create what they measure.
    private static bool IsTest(ISymbol member) => member.GetAttributes().Concat(member.ContainingType?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
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
