using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using MetricsKit.Analyzers.Sinks;
using MetricsKit.Analyzers.Verdicts;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK3006 and MK3101 to MK3103: values that reach a label and take a new value per user, request, moment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CardinalityAnalyzer() : MetricAnalyzer(Rules.IdentityAtCall, Rules.UnboundedValue, Rules.LikelyUnboundedValue, Rules.TenantValue)
{
    // Once a file; as a syntax node action, which an editor runs for the file that is being typed.
    private protected override void Register(CompilationStartAnalysisContext start) =>
        start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.CompilationUnit);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        CallIndex calls = CallIndex.Of(compilation);
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        CardinalitySettings settings = CardinalitySettings.Of(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree));
        if (settings.Excludes(tree.FilePath))
        {
            return;
        }

        var reported = new HashSet<(Location, string?)>();
        SyntaxNode? last = null;
        foreach (MemberFacts member in TreeFacts.Of(tree, context.CancellationToken).Members)
        {
            if (member.Root != last && (member.HasSink || member.BuildsTags || member.Called.Any(calls.MayRecord))
                && (MayRecord(member.Root, calls, compilation, context.CancellationToken) || (member.BuildsTags && TagBuilders.Builds(member.Root, compilation, context.CancellationToken))))
            {
                last = member.Root;
                Analyze(context, member.Root, calls, settings, reported);
            }
        }
    }

    // Asks what a call of a fitting name really is, before the flow of the whole body is read.
    private static bool MayRecord(SyntaxNode root, CallIndex calls, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel model = CompilationModels.Of(compilation, root.SyntaxTree);
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            string? name = node switch
            {
                InvocationExpressionSyntax invocation => SinkNames.CalledName(invocation.Expression),
                ObjectCreationExpressionSyntax creation => SinkNames.NameOf(creation.Type),
                ImplicitObjectCreationExpressionSyntax => SinkNames.ImplicitCreation,
                _ => null,
            };
            if (name is null)
            {
                continue;
            }

            bool mayForward = calls.MayForward(name) || name == SinkNames.ImplicitCreation;
            if (!mayForward && !calls.Metrics.Contains(name) && !SinkNames.IsRecordingType(name) && !(node is InvocationExpressionSyntax call && SinkNames.MayRecord(name, call)))
            {
                continue;
            }

            SymbolInfo info = model.GetSymbolInfo(node, cancellationToken);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
                && (SinkReader.IsSink(method) || method.ContainingType?.Name == "MeterOptions" || calls.MayForward(method)))
            {
                return true;
            }
        }

        return false;
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, SyntaxNode root, CallIndex calls, CardinalitySettings settings, HashSet<(Location, string?)> reported)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        if (MethodFlow.Around(root, CompilationModels.Of(compilation, root.SyntaxTree), context.CancellationToken) is not { } flow)
        {
            return;
        }

        var judge = new Judge(settings);
        var callers = new CallerView(compilation, calls, settings, context.CancellationToken);
        foreach (LabelWrite write in WritesOf(flow).Where(w => !TagBuilders.IsReportedThere(w, root.SyntaxTree)).Concat(TagBuilders.WritesOf(flow, calls, WritesOf, context.CancellationToken)))
        {
            if (Find(write) is not { } finding)
            {
                continue;
            }

            Diagnostic diagnostic = CardinalityMessage.Of(write, finding, root.SyntaxTree);
            if (reported.Add((diagnostic.Location, write.Label)))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }

        IEnumerable<LabelWrite> WritesOf(MethodFlow body) =>
            from part in body.Parts()
            from write in Forwarding.Of(compilation).WritesOf(part.Operation, part.At, new Tracer(compilation, calls, settings, context.CancellationToken))
            where write.Positions is null // a list that a caller hands in is read there
            select write;

        Finding? Find(LabelWrite write)
        {
            IReadOnlyList<Origin> origins = write.ReadAs is { } name ? [new Origin(OriginKind.Unknown, name, write.Value)]
                : MeasuredValues.Of(write) is { } measured ? [measured]
                : callers.Resolve(new Tracer(compilation, calls, settings, context.CancellationToken).Of(write.Value, write.At, write.Frame), write.Kind, write.Label, (write.Frame is null ? write.At.Flow.Outermost : flow).Member);
            Finding? finding = judge.Of(write.Kind, write.Label, origins, write.Behind.Count > 0);

            // What the parameter behind the call says by itself is told there.
            return finding is { Evidence: not Evidence.Origin } && write.Taken is { Symbol: { } parameter } taken
                && judge.Of(write.Kind, write.Label, callers.Resolve([taken], write.Kind, write.Label, parameter.ContainingSymbol), isBehind: false) is { Certainty: Certainty.Convincing }
                    ? null
                    : finding;
        }
    }
}
