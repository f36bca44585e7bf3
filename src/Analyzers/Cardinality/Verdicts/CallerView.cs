using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Origins;
using MetricsKit.Analyzers.Sinks;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Verdicts;

/// <summary>What the callers of a method say about its parameters.</summary>
internal sealed class CallerView(Compilation compilation, CallIndex calls, CardinalitySettings settings, CancellationToken cancellationToken)
{
    private const int MostCallers = 24;
    private const int MaxHops = 3;

    private readonly Judge _judge = new(settings);

    /// <summary>The origins with every parameter replaced by what is known of it.</summary>
    /// <param name="origins">Origins of a value.</param>
    /// <param name="kind">Through what it is recorded.</param>
    /// <param name="label">Name of the label; null where it is not known.</param>
    /// <param name="member">The method that is looked at: what its callers bring is reported at them.</param>
    /// <param name="hops">Callers of callers.</param>
    public IReadOnlyList<Origin> Resolve(IReadOnlyList<Origin> origins, SinkKind kind, string? label, ISymbol? member, int hops = 0)
    {
        if (!origins.Any(o => o.Kind == OriginKind.Parameter || o.PartOf is not null))
        {
            return origins;
        }

        IReadOnlyList<Origin> all = [];
        foreach (Origin origin in origins)
        {
            all = Tracer.Join(all, origin is { Kind: OriginKind.Parameter, Symbol: IParameterSymbol parameter } ? OfCallers(origin, parameter, kind, label, member, hops)
                : origin.PartOf is { } whole ? OfPart(origin, whole, kind, label, hops)
                : [origin]);
        }

        return all;
    }

    // What callers put into the object that they hand over, where that proves something: a client's text in the body of a request, above all.
    private IReadOnlyList<Origin> OfPart(Origin part, IParameterSymbol whole, SinkKind kind, string? label, int hops)
    {
        if (hops >= MaxHops || part.Type?.SpecialType != SpecialType.System_String || _judge.Of(kind, label, [part], isBehind: false) is { Certainty: Certainty.Convincing }
            || whole.ContainingSymbol is not IMethodSymbol method || calls.CallersOf(method, MostCallers, cancellationToken) is not { Count: > 0 } sites)
        {
            return [part];
        }

        IReadOnlyList<Origin> all = [part];
        foreach (CallSite site in sites)
        {
            if (site.ArgumentOf(whole) is { } argument)
            {
                IReadOnlyList<Origin> brought = Resolve(new Tracer(compilation, calls, settings, cancellationToken).PartOf(part, argument, site.At), kind, label, member: null, hops + 1);
                all = Tracer.Join(all, brought.Where(o => o.IsProof).Select(o => o.Through(new Step(method.Name, argument.Syntax.GetLocation()))).ToList());
            }
        }

        return all;
    }

    private IReadOnlyList<Origin> OfCallers(Origin origin, IParameterSymbol parameter, SinkKind kind, string? label, ISymbol? member, int hops)
    {
        var unknown = new Origin(OriginKind.Unknown, origin.What, origin.Operation) { Symbol = parameter, Type = parameter.Type, Steps = origin.Steps, IsKept = origin.IsKept };
        bool isReportedThere = SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, member) || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction };

        // What callers bring is told at them: they can only take back what would be said of the parameter itself.
        if (hops == 0 && isReportedThere && _judge.Of(kind, label, [unknown], isBehind: false) is null && _judge.Of(kind, label, [unknown], isBehind: true) is null)
        {
            return [unknown];
        }

        if (hops >= MaxHops || parameter.ContainingSymbol is not IMethodSymbol method || calls.CallersOf(method, MostCallers, cancellationToken) is not { Count: > 0 } sites)
        {
            return [unknown];
        }

        IReadOnlyList<Origin> all = [];
        bool anyOpen = false, anyConvincing = false;
        foreach (CallSite site in sites)
        {
            if (site.ArgumentOf(parameter) is not { } argument)
            {
                continue; // its default is a constant
            }

            IReadOnlyList<Origin> brought = new Tracer(compilation, calls, settings, cancellationToken).Of(argument, site.At, null);
            brought = Resolve(brought, kind, label, site.At.Flow.Outermost.Member, hops + 1);
            if (brought.All(o => o.IsBounded))
            {
                continue;
            }

            anyOpen = true;
            if (isReportedThere)
            {
                // What begins at a caller is told there; what the parameter itself says is told once, where it is recorded.
                Finding? there = _judge.Of(kind, label, brought, isBehind: true);
                if (there is { Certainty: Certainty.Convincing, Evidence: Evidence.Origin })
                {
                    return Origin.Few;
                }

                anyConvincing |= there is { Certainty: Certainty.Convincing };
            }
            else
            {
                all = Tracer.Join(all, brought.Select(o => (origin.IsKept ? o.Kept() : o).Through(new Step(parameter.Name, argument.Syntax.GetLocation()))).ToList());
            }
        }

        return !anyOpen || (anyConvincing && _judge.Of(kind, label, [unknown], isBehind: false) is not { Certainty: Certainty.Convincing }) ? Origin.Few
            : isReportedThere || all.Count == 0 ? [unknown]
            : all.Any(o => o.Kind == OriginKind.Unknown) ? Tracer.Join(all, [unknown]) : all;
    }
}
