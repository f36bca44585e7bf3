using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>The numbers that a body records into metrics with a unit, itself and through the methods that it calls. Each method is read once.</summary>
internal sealed class Recordings
{
    private static readonly ConditionalWeakTable<Compilation, Recordings> Cache = new();

    private readonly MethodSummaries<RecordedParameter> _methods = new();
    private readonly Compilation _compilation;
    private readonly CallIndex _calls;

    private Recordings(Compilation compilation)
    {
        _compilation = compilation;
        _calls = CallIndex.Of(compilation);
    }

    /// <summary>The recordings of a compilation.</summary>
    public static Recordings Of(Compilation compilation) => Cache.GetValue(compilation, static c => new Recordings(c));

    /// <summary>Everything that the body of a member records, lambdas and local functions included.</summary>
    public IEnumerable<Recording> In(SyntaxNode root, CancellationToken cancellationToken) => In(root, new MethodSummaries<RecordedParameter>.Request(), cancellationToken);

    /// <summary>What a call records into; null for a metric that states no unit, and for every other call.</summary>
    public static StatedUnit? Stated(InvocationExpressionSyntax syntax, SemanticModel model, CancellationToken cancellationToken) =>
        Instrument.Of(syntax, model, cancellationToken) is { } instrument && model.GetOperation(syntax, cancellationToken) is IInvocationOperation call
            ? StatedUnit.Of(call, instrument, model.Compilation, cancellationToken)
            : null;

    private IEnumerable<Recording> In(SyntaxNode root, MethodSummaries<RecordedParameter>.Request request, CancellationToken cancellationToken)
    {
        SemanticModel model = CompilationModels.Of(_compilation, root.SyntaxTree);
        Dictionary<SyntaxNode, (IInvocationOperation Call, Point At)>? traced = null;
        foreach (InvocationExpressionSyntax syntax in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (SinkNames.CalledName(syntax.Expression) is not { } name)
            {
                continue;
            }

            StatedUnit? stated = RecordingCalls.MayRecord(name, syntax) && !RecordingCalls.IsClock(name) ? Stated(syntax, model, cancellationToken) : null;
            if (stated is null && !(_calls.NumberForwarders.Contains(name) && IsForwarder(syntax, model, request, cancellationToken)))
            {
                continue;
            }

            traced ??= Trace(root, model, cancellationToken);
            if (!traced.TryGetValue(syntax, out (IInvocationOperation Call, Point At) place) || model.GetOperation(syntax, cancellationToken) is not IInvocationOperation call)
            {
                continue;
            }

            if (stated is not null)
            {
                if (ArgumentOf(call, 0) is { } value && ArgumentOf(place.Call, 0) is { } number)
                {
                    yield return new Recording(value, number, place.At, stated, stated.Scale, [], Taken: null);
                }

                continue;
            }

            foreach (Frame frame in new Callees(_compilation, _calls, cancellationToken).Of(place.Call, place.At, null))
            {
                foreach (RecordedParameter recorded in Of(frame.Method, request, cancellationToken))
                {
                    if (recorded.Parameter < frame.Method.Parameters.Length && ArgumentOf(call, recorded.Parameter) is { } value && ArgumentOf(place.Call, recorded.Parameter) is { } number)
                    {
                        yield return new Recording(value, number, place.At, recorded.Stated, recorded.Wanted, recorded.Behind, frame.Method.Parameters[recorded.Parameter]);
                    }
                }
            }
        }
    }

    // Asks what a call of a fitting name really is, before the flow of the body around it is read.
    private bool IsForwarder(InvocationExpressionSyntax syntax, SemanticModel model, MethodSummaries<RecordedParameter>.Request request, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(syntax, cancellationToken).Symbol is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method)
        {
            return false;
        }

        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface || Of(method.PartialImplementationPart ?? method, request, cancellationToken).Count > 0;
    }

    private IReadOnlyList<RecordedParameter> Of(IMethodSymbol method, MethodSummaries<RecordedParameter>.Request request, CancellationToken cancellationToken) => _methods.Of(method, request, () =>
    {
        var found = new List<RecordedParameter>();
        if (!_compilation.Declares(method) || MethodFlow.RootOf(method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)) is not { } root)
        {
            return found;
        }

        foreach (Recording recording in In(root, request, cancellationToken))
        {
            // A span has no unit until it is recorded.
            if (TimeSources.IsSpan(recording.Value.Type))
            {
                continue;
            }

            Reading reading = new UnitTracer(_compilation, _calls, cancellationToken).Of(recording.Traced, recording.At, null);

            // Divided by 1,024 for a metric in bytes is wrong whatever comes in, and told there.
            if (reading is { Kind: ReadingKind.Parameter, Parameter: { } parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
                && !(reading.Factor.IsBinary && recording.Wanted.IsSame(UnitScale.Byte))
                && reading.Factor.Inverse is { } inverse && recording.Wanted.DividedBy(inverse) is { } wanted)
            {
                found.Add(new RecordedParameter(parameter.Ordinal, recording.Stated, wanted, [recording.Value.Syntax.GetLocation(), .. recording.Behind]));
            }
        }

        return found;
    });

    private static Dictionary<SyntaxNode, (IInvocationOperation, Point)> Trace(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var traced = new Dictionary<SyntaxNode, (IInvocationOperation, Point)>();
        foreach ((IOperation part, Point at) in MethodFlow.Around(root, model, cancellationToken)?.Parts() ?? [])
        {
            if (part is IInvocationOperation call)
            {
                traced[call.Syntax] = (call, at);
            }
        }

        return traced;
    }

    private static IOperation? ArgumentOf(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(a => a is { ArgumentKind: ArgumentKind.Explicit } && a.Parameter?.Ordinal == ordinal)?.Value;
}
