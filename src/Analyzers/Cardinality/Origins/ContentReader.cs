using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Finds every element of a collection: from what creates it, through variables, calls and helpers, and from what is added to it on the way.</summary>
internal sealed partial class ContentReader(Tracer tracer)
{
    private const int MaxDepth = 12;
    private const int MaxEntries = 256;

    private static readonly HashSet<string> Keeping = new(StringComparer.Ordinal)
    {
        "ToArray", "ToList", "AsSpan", "AsMemory", "AsReadOnly", "AsEnumerable", "Where", "OrderBy", "OrderByDescending", "ThenBy", "Distinct", "Skip", "Take", "Reverse", "Cast", "OfType",
        "ToHashSet", "ToImmutableArray", "ToImmutableList", "ToImmutableHashSet", "ToFrozenSet", "ToFrozenDictionary", "ToImmutableDictionary", "Append", "Prepend", "Concat", "Union", "GetEnumerator", "Slice", "Clone",
        "TakeWhile", "SkipWhile", "DefaultIfEmpty",
    };

    private static readonly HashSet<string> Making = new(StringComparer.Ordinal) { "Create", "CreateRange", "Empty", "Range", "GetValues", "GetNames", "GetValuesAsUnderlyingType", "Of" };

    // [a, b], and what a call with a params span makes of its arguments: a kind of operation that this compiler's API does not name yet.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;

    // In a loop a list is what it was a turn before.
    private readonly HashSet<(Definition, Frame?)> _seen = [];

    private int _depth;

    /// <summary>What was found.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Adds the elements; false when there may be others.</summary>
    public bool Read(IOperation collection, Point at, Frame? frame)
    {
        if (_depth > MaxDepth || Entries.Count > MaxEntries)
        {
            return false;
        }

        _depth++;
        try
        {
            return ReadCore(collection, at, frame);
        }
        finally
        {
            _depth--;
        }
    }

    private bool ReadCore(IOperation collection, Point at, Frame? frame)
    {
        // Through conversions but not through captures: what is added to a capture counts as well.
        IOperation inner = collection;
        while (inner is IConversionOperation or IParenthesizedOperation or IAwaitOperation)
        {
            inner = inner.ChildOperations.First();
        }

        if (inner.Syntax is CollectionExpressionSyntax || inner.Kind == CollectionExpression)
        {
            return Listed(inner, at, frame);
        }

        switch (inner)
        {
            case IArrayCreationOperation array:
                for (int i = 0; i < (array.Initializer?.ElementValues.Length ?? 0); i++)
                {
                    Add(array.Initializer!.ElementValues[i], at, frame, i);
                }

                return true;
            case IObjectCreationOperation creation:
                bool known = true;
                foreach (IArgumentOperation argument in creation.Arguments)
                {
                    known &= !IsCollection(argument.Value.Type) || Read(argument.Value, at, frame);
                }

                return known;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return Variable(DefinitionIndex.VariableOf(inner)!, at, frame, inner);
            case IPropertyReferenceOperation { Property.Name: "Keys" or "Values" or "Current" or "Value" or "Span", Instance: { } whole } when whole.Type is { } type && !Passing.IsThrough(type) && type.DeclaringSyntaxReferences.IsEmpty:
                return Read(whole, at, frame);
            case IMemberReferenceOperation member:
                return Member(member, frame);
            case IInvocationOperation call:
                return Call(call, at, frame);
            case IDefaultValueOperation:
                return true;
            default:
                return false;
        }
    }

    private void Add(IOperation value, Point at, Frame? frame, int? index)
    {
        if (value is IInvalidOperation)
        {
            return;
        }

        Entries.Add(new Entry(null, value, at, frame, index));
    }

    // [a, ..b]: the operation of the list has its elements as children, in every version of the compiler.
    private bool Listed(IOperation list, Point at, Frame? frame)
    {
        bool known = true;
        int index = 0;
        foreach (IOperation element in list.ChildOperations)
        {
            if (element.Syntax is SpreadElementSyntax)
            {
                known &= element.ChildOperations.FirstOrDefault() is { } spread && Read(spread, at, frame);
            }
            else
            {
                Add(element, at, frame, index++);
            }
        }

        return known;
    }

    private bool Call(IInvocationOperation call, Point at, Frame? frame)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            IOperation? source = call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
            if (Keeping.Contains(method.Name) && source is not null && source.Type?.SpecialType != SpecialType.System_String)
            {
                bool known = Read(source, at, frame);
                foreach (IArgumentOperation argument in call.Arguments.Skip(call.Instance is null ? 1 : 0))
                {
                    if (method.Name is "Append" or "Prepend")
                    {
                        Add(argument.Value, at, frame, null);
                    }
                    else if (method.Name is "Concat" or "Union")
                    {
                        known &= Read(argument.Value, at, frame);
                    }
                }

                return known;
            }

            if (method.Name is "Select" or "SelectMany" or "ConvertAll" or "GroupBy" && call.Arguments.FirstOrDefault(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate)?.Value is { } selector)
            {
                return SameValue.Unwrap(selector, at.Flow) is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } && at.Flow.Lambda(lambda) is { } body && Returned(body, frame);
            }

            if (method.IsStatic && Making.Contains(method.Name))
            {
                bool known = true;
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    known &= !IsCollection(argument.Value.Type) || Read(argument.Value, at, frame);
                }

                return known;
            }

            return false;
        }

        bool all = false;
        foreach (Frame inside in tracer.Callees.Of(call, at, frame))
        {
            all = tracer.Callees.Body(inside) is { } body && All(body.Returns(), inside);
        }

        return all;
    }

    private bool Returned(MethodFlow lambda, Frame? frame)
    {
        foreach ((IOperation value, Point place) in lambda.Returns())
        {
            Add(value, place, frame, null);
        }

        return true;
    }

    private bool All(IEnumerable<(IOperation Value, Point At)> returns, Frame? inside)
    {
        bool known = false, any = false;
        foreach ((IOperation value, Point place) in returns)
        {
            known = Read(value, place, inside) && (known || !any);
            any = true;
        }

        return known;
    }

    /// <summary>True for what holds elements, text aside.</summary>
    public static bool IsCollection(ITypeSymbol? type) =>
        type is IArrayTypeSymbol
        || (type is { SpecialType: not SpecialType.System_String, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "TagList" })
        || (type is { SpecialType: not SpecialType.System_String } && (type.SpecialType == SpecialType.System_Collections_IEnumerable || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)));
}
