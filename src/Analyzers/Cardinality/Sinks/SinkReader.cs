using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>Recognises calls that record labels, and says which value becomes which label.</summary>
internal sealed partial class SinkReader(Tracer tracer)
{
    private const string Prometheus = "Prometheus";
    private const string Meters = "System.Diagnostics.Metrics";

    private readonly Compilation _compilation = tracer.Compilation;

    /// <summary>True for a method that records labels, by its symbol alone.</summary>
    public static bool IsSink(IMethodSymbol method) =>
        IsPrometheus(method) || IsMeter(method) || FieldTags.IsAddition(method) || IsCreation(method) || IsTagsOfRequest(method) || OwnMetric.Is(method)
        || (method.MethodKind == MethodKind.Constructor && (method.ContainingType.Is(Meters, "Measurement") || IsCustomLabel(method.ContainingType) || method.ContainingType.Is(Meters, "Meter") || method.ContainingType.Is("App.Metrics", "MetricTags")));

    /// <summary>What an operation itself records.</summary>
    public IEnumerable<LabelWrite> Read(IOperation operation, Point at) => operation switch
    {
        IInvocationOperation call when IsPrometheus(call.TargetMethod) => OfPrometheus(call, at),
        IInvocationOperation call when IsMeter(call.TargetMethod) => Tags(call, call.Arguments.Skip(1), MetricName(call.Instance, at), at),
        IInvocationOperation call when IsTagsOfRequest(call.TargetMethod) => OfRequest(call, at),
        IInvocationOperation call when FieldTags.Is(call, _compilation, tracer.CancellationToken) => FieldTags.Pair(call) is (var key, var value) ? [new LabelWrite(SinkKind.Client, Text(key, at), null, value, at, null, call)] : Pairs(call.Arguments[0].Value, call, null, at, null),
        IInvocationOperation call when OwnMetric.Is(call.TargetMethod) => OwnMetric.Read(call, at, _compilation, tracer.CancellationToken),
        IInvocationOperation call when IsCreation(call.TargetMethod) => OfMeter(call, call.Arguments, at),
        IInvalidOperation unbound => UnboundCalls.Read(unbound, at, _compilation, tracer.CancellationToken),
        IObjectCreationOperation creation when creation.Type.Is(Meters, "Meter") => OfMeter(creation, creation.Arguments, at),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Tags", ContainingType: var options } } } assignment when options.Is(Meters, "MeterOptions") => Static(assignment.Value, assignment, at),
        IObjectCreationOperation creation when IsCustomLabel(creation.Type) => OfCustomLabel(creation, creation.Arguments, at),
        IObjectCreationOperation creation when creation.Type.Is(Meters, "Measurement") => Tags(creation, creation.Arguments.Skip(1), null, at),
        IObjectCreationOperation creation when creation.Type.Is("App.Metrics", "MetricTags") => OfAppMetrics(creation, at),
        _ => [],
    };

    /// <summary>True for a recording of System.Diagnostics.Metrics.</summary>
    public static bool IsMeter(IMethodSymbol method) =>
        method.Name is "Add" or "Record" && method.ContainingType is { } type
        && type.Name is "Counter" or "UpDownCounter" or "Histogram" or "Gauge" && type.Is(Meters, type.Name);

    private static bool IsTagsOfRequest(IMethodSymbol method) =>
        (method.Name == "AddCustomTag" && method.ContainingType?.Name == "HttpMetricsEnrichmentContext")
        || (method.Name == "Add" && method.ContainingType is { Name: "ICollection", TypeArguments: [var element] } && TagTypes.IsPair(element));

    // Tags of a meter, or of an instrument as a whole.
    private static bool IsCreation(IMethodSymbol method) =>
        method.Name.StartsWith("Create", StringComparison.Ordinal) && method.Parameters.Any(p => p.Name is "tags" or "options")
        && (method.ContainingType.Is(Meters, "Meter") || method.ContainingType.Is(Meters, "IMeterFactory") || method.ContainingType.Is(Meters, "MeterFactoryExtensions"));

    private IEnumerable<LabelWrite> OfMeter(IOperation creation, IEnumerable<IArgumentOperation> arguments, Point at) =>
        arguments.FirstOrDefault(a => a.Parameter?.Name == "tags") is { } tags ? Static(tags.Value, creation, at) : [];

    private IEnumerable<LabelWrite> Static(IOperation tags, IOperation recording, Point at) =>
        TagList(tags, recording, null, at).Select(write => write with { Kind = SinkKind.Static });

    private IEnumerable<LabelWrite> OfRequest(IInvocationOperation call, Point at)
    {
        if (call.TargetMethod.Name == "AddCustomTag")
        {
            return call.Arguments.Length == 2
                ? [new LabelWrite(SinkKind.Client, Text(call.Arguments[0].Value), "http.client.request.duration", call.Arguments[1].Value, at, null, call)]
                : [];
        }

        return call.Instance is { } tags && SameValue.Unwrap(tags, at.Flow) is IPropertyReferenceOperation { Property: { Name: "Tags", ContainingType.Name: "IHttpMetricsTagsFeature" } }
            ? Pairs(call.Arguments[0].Value, call, "http.server.request.duration", at, null)
            : [];
    }

    private IEnumerable<LabelWrite> OfAppMetrics(IObjectCreationOperation creation, Point at)
    {
        if (creation.Arguments.Length != 2)
        {
            return [];
        }

        IOperation keys = creation.Arguments[0].Value, values = creation.Arguments[1].Value;
        return values.Type is IArrayTypeSymbol
            ? Positional(values, Names(keys, at), SinkKind.Client, null, at, creation)
            : [new LabelWrite(SinkKind.Client, Text(keys), null, values, at, null, creation)];
    }

    /// <summary>Arguments that are tags: pairs, lists of pairs, a TagList.</summary>
    private IEnumerable<LabelWrite> Tags(IOperation recording, IEnumerable<IArgumentOperation> arguments, string? metric, Point at)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            IEnumerable<LabelWrite> writes = TagTypes.IsPair(argument.Value.Type)
                ? Pairs(argument.Value, recording, metric, at, null)
                : TagList(argument.Value, recording, metric, at);
            foreach (LabelWrite write in writes)
            {
                yield return write;
            }
        }
    }

    /// <summary>Every tag of a list that is put together in sight; the list itself where a caller hands it in.</summary>
    public IEnumerable<LabelWrite> TagList(IOperation list, IOperation recording, string? metric, Point at, Frame? frame = null)
    {
        var contents = new ContentReader(tracer);
        bool isKnown = contents.Read(list, at, frame);
        foreach (Entry entry in contents.Entries)
        {
            if (entry.Key is { } key)
            {
                yield return new LabelWrite(SinkKind.Client, Text(key, entry.At), metric, entry.Value, entry.At, entry.Frame, recording);
                continue;
            }

            foreach (LabelWrite write in Pairs(entry.Value, recording, metric, entry.At, entry.Frame))
            {
                yield return write;
            }
        }

        if (!isKnown)
        {
            yield return new LabelWrite(SinkKind.Client, null, metric, list, at, frame, recording) { Positions = [] };
        }
    }

    private IEnumerable<LabelWrite> Pairs(IOperation pair, IOperation recording, string? metric, Point at, Frame? frame)
    {
        foreach ((IOperation key, IOperation value, Point place, Frame? inside) in PairReader.Read(tracer, pair, at, frame))
        {
            yield return new LabelWrite(SinkKind.Client, Text(key, place), metric, value, place, inside, recording);
        }
    }

    /// <summary>Values by position, under the names that the metric's declaration gives them.</summary>
    public IEnumerable<LabelWrite> Positional(IOperation list, IReadOnlyList<string?> names, SinkKind kind, string? metric, Point at, IOperation recording, Frame? frame = null)
    {
        var contents = new ContentReader(tracer);
        bool isKnown = contents.Read(list, at, frame);
        foreach (Entry entry in contents.Entries)
        {
            string? label = entry.Index is { } index && index < names.Count ? names[index] : null;
            yield return new LabelWrite(kind, label, metric, entry.Value, entry.At, entry.Frame, recording);
        }

        if (!isKnown)
        {
            yield return new LabelWrite(kind, null, metric, list, at, frame, recording) { Positions = names.Count == 0 ? [null] : names };
        }
    }

    private string? MetricName(IOperation? instrument, Point at) => instrument is null ? null : CreatedMetrics.Behind(SameValue.Unwrap(instrument, at.Flow), _compilation, tracer.CancellationToken)?.Name;

    private List<string?> Names(IOperation keys, Point at)
    {
        var contents = new ContentReader(tracer);
        contents.Read(keys, at, null);
        return contents.Entries.Select(e => Text(e.Value)).ToList();
    }

    private static string? Text(IOperation operation) => operation.ConstantValue.Value as string ?? (operation is IConversionOperation conversion ? conversion.Operand.ConstantValue.Value as string : null);

    // A tag's name may stand in a static readonly field.
    private string? Text(IOperation operation, Point at) =>
        Text(operation)
        ?? (SameValue.Unwrap(operation, at.Flow) is IMemberReferenceOperation { Member: { IsStatic: true } member } && Assignments.Of(member, _compilation, tracer.CancellationToken) is [var only] ? Text(only.Value) : null);
}
