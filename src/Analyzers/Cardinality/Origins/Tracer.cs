using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Follows a value back to every place that it can come from.</summary>
/// <remarks>
/// It walks a body's control flow against its direction, so that an assignment that is always overwritten does not count, and a way that a
/// membership test or a switch guards ends there. Calls into the compilation's own methods are followed with their arguments; a parameter of
/// the method under analysis is an origin of its own, as only its callers know more. Not for several threads.
/// </remarks>
internal sealed partial class Tracer(Compilation compilation, CallIndex calls, CardinalitySettings settings, CancellationToken cancellationToken)
{
    // Enough for any method that a person wrote; past it a value is unknown.
    private const int MaxSteps = 4000;
    private const int MaxDepth = 80;
    private const int MaxOrigins = 24;

    private static readonly IReadOnlyList<Origin> None = [];
    private static readonly IReadOnlyList<Origin> Process = [new Origin(OriginKind.Process, "", null)];

    private readonly HashSet<(object, Frame?)> _open = [];
    private readonly HashSet<(Definition, Frame?)> _assigned = [];
    private int _steps;
    private int _depth;

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>Who calls whom.</summary>
    public CallIndex Calls { get; } = calls;

    /// <summary>Which bodies calls enter.</summary>
    public Callees Callees { get; } = new(compilation, calls, cancellationToken);

    /// <summary>What the project says about its own words, types and methods.</summary>
    public CardinalitySettings Settings { get; } = settings;

    /// <summary>Ends the work early.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Every origin of a value; none where it comes from itself alone, as in a loop.</summary>
    /// <param name="value">An operation of a control flow graph.</param>
    /// <param name="at">Where it is read.</param>
    /// <param name="frame">The calls that were followed to get there.</param>
    public IReadOnlyList<Origin> Of(IOperation value, Point at, Frame? frame)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (IsClosed(value))
        {
            return Origin.Few;
        }

        if (++_steps > MaxSteps || _depth > MaxDepth)
        {
            _isCut = true;
            return [Unknown(value, null, [])];
        }

        var key = ((object)value, frame);
        if (!_open.Add(key))
        {
            _isCut = true;
            return None;
        }

        _depth++;
        try
        {
            return Read(value, at, frame);
        }
        finally
        {
            _depth--;
            _open.Remove(key);
        }
    }

    private IReadOnlyList<Origin> Read(IOperation value, Point at, Frame? frame)
    {
        switch (value)
        {
            case ILocalReferenceOperation or IFlowCaptureReferenceOperation or IParameterReferenceOperation:
                return Variable(DefinitionIndex.VariableOf(value)!, at, frame, value);
            case IConversionOperation conversion:
                return Text(conversion, frame) ?? Of(conversion.Operand, at, frame);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, at, frame);
            case IAwaitOperation awaited:
                return Of(awaited.Operation, at, frame);
            case IUnaryOperation unary:
                return Of(unary.Operand, at, frame);
            case IInterpolatedStringOperation interpolated:
                return Union(interpolated.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression), at, frame);
            case IBinaryOperation binary:
                return Binary(binary, at, frame);
            case IInvocationOperation call:
                return Call(call, at, frame);
            case IPropertyReferenceOperation or IFieldReferenceOperation:
                return Guarded(value, at) ? Origin.Few : Member((IMemberReferenceOperation)value, at, frame);
            case IArrayElementReferenceOperation element:
                return Contents.Values(this, element.ArrayReference, at, frame, IndexOf(element)).Select(o => o.Segment()).ToList();
            case IImplicitIndexerReferenceOperation indexed:
                return indexed.Instance.Type?.SpecialType == SpecialType.System_String
                    ? Of(indexed.Instance, at, frame)
                    : Contents.Values(this, indexed.Instance, at, frame, null);
            case IObjectCreationOperation creation:
                return Creation(creation, at, frame);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value, at, frame);
            case ICompoundAssignmentOperation compound:
                return Join(Of(compound.Target, at, frame), Of(compound.Value, at, frame));
            case ICoalesceAssignmentOperation coalesce:
                return Join(Of(coalesce.Target, at, frame), Of(coalesce.Value, at, frame));
            // These stand in a graph only where nothing is branched on: in initializers that it keeps whole.
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Join(Of(conditional.WhenTrue, at, frame), Of(otherwise, at, frame));
            case ICoalesceOperation coalesced:
                return Join(Of(coalesced.Value, at, frame), Of(coalesced.WhenNull, at, frame));
            case IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation or ILiteralOperation:
                return Origin.Few;
            case IInvalidOperation:
                return [Unbound(value)];
            default:
                return [Unknown(value, null, [])];
        }
    }

    // Code that does not compile yet has no symbols, and names all the same: context.User.Id.ToString().
    private static Origin Unbound(IOperation value)
    {
        string text = value.Syntax.ToString().Replace("?", "").Replace("!", "");
        return new Origin(OriginKind.Unknown, Short(text.EndsWith(".ToString()", StringComparison.Ordinal) ? text.Substring(0, text.Length - ".ToString()".Length) : text), value) { Type = value.Type };
    }

    /// <summary>The origins of several values together.</summary>
    public IReadOnlyList<Origin> Union(IEnumerable<IOperation> values, Point at, Frame? frame)
    {
        IReadOnlyList<Origin> all = None;
        foreach (IOperation value in values)
        {
            all = Join(all, Of(value, at, frame));
        }

        return all.Count == 0 ? Origin.Few : all;
    }

    /// <summary>Both lists as one, without what is there already.</summary>
    public static IReadOnlyList<Origin> Join(IReadOnlyList<Origin> left, IReadOnlyList<Origin> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == 0 ? right : left;
        }

        var all = new List<Origin>(left);
        foreach (Origin origin in right)
        {
            if (all.Count < MaxOrigins && !all.Exists(o => o.Kind == origin.Kind && (origin.IsBounded || (o.What == origin.What && SymbolEqualityComparer.Default.Equals(o.Symbol, origin.Symbol)))))
            {
                all.Add(origin);
            }
        }

        return all;
    }

    /// <summary>Something of which names and a type are all that is known.</summary>
    public static Origin Unknown(IOperation operation, ISymbol? symbol, IReadOnlyList<string> owners) =>
        new(OriginKind.Unknown, symbol?.Name ?? Short(operation.Syntax.ToString()), operation) { Symbol = symbol, Type = operation.Type, Owners = owners };

    /// <summary>A constant, or a type with few values.</summary>
    private bool IsClosed(IOperation value) => value.ConstantValue.HasValue || Settings.IsClosedType(value.Type);

    // A failure or an address as text is more than what it is read from.
    private IReadOnlyList<Origin>? Text(IConversionOperation conversion, Frame? frame) =>
        conversion.Operand.Type is { } type && conversion.Type?.SpecialType is SpecialType.System_Object or SpecialType.System_String && KnownMembers.DerivesFrom(type, "System.Exception")
            ? [Failure(conversion.Operand)]
            : conversion.Type?.SpecialType == SpecialType.System_Object && conversion.Operand.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } own ? Printed(own, frame)
            : null;

    // An object as a label's value is what its own ToString() makes of it.
    private IReadOnlyList<Origin>? Printed(INamedTypeSymbol type, Frame? frame)
    {
        IMethodSymbol? print = type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(m => m is { Parameters.Length: 0, IsImplicitlyDeclared: false });
        if (print is null || Frame.IsTooDeep(frame, print) || MethodFlow.Of(print, Compilation, CancellationToken) is not { } body)
        {
            return null;
        }

        IReadOnlyList<Origin> all = Results(body, Frame.Bare(print, frame));
        return all.Count == 0 ? null : all;
    }

    private static Origin Failure(IOperation exception) =>
        new(OriginKind.ExceptionMessage, (exception.Type?.Name ?? "Exception") + ".ToString()", exception) { Thing = "failure", Type = exception.Type };

    private IReadOnlyList<Origin> Binary(IBinaryOperation binary, Point at, Frame? frame)
    {
        // x % 16 and x & 15 have few values whatever x is.
        if (binary.OperatorKind is BinaryOperatorKind.Remainder or BinaryOperatorKind.And && (IsSmall(binary.RightOperand) || (binary.OperatorKind == BinaryOperatorKind.And && IsSmall(binary.LeftOperand))))
        {
            return Origin.Few;
        }

        // A long chain of + leans to the left; it is walked in a loop.
        IReadOnlyList<Origin> all = None;
        IOperation left = binary;
        while (left is IBinaryOperation inner && !left.ConstantValue.HasValue)
        {
            all = Join(all, Of(inner.RightOperand, at, frame));
            left = inner.LeftOperand;
        }

        return Join(Of(left, at, frame), all);
    }

    private static bool IsSmall(IOperation operand) =>
        operand.ConstantValue is { HasValue: true, Value: int or long or uint or byte or short } or { HasValue: true, Value: ulong or ushort }
            || (operand is IMemberReferenceOperation or ILocalReferenceOperation && operand.Type?.SpecialType == SpecialType.System_Int32 && operand is not IPropertyReferenceOperation);

    private IReadOnlyList<Origin> Creation(IObjectCreationOperation creation, Point at, Frame? frame) =>
        creation.Type is { } type && KnownMembers.DerivesFrom(type, "System.Exception") ? [Failure(creation)]
        : creation.Arguments.IsEmpty ? (creation.Type?.IsValueType == true ? Origin.Few : [Unknown(creation, creation.Type, [])])
        : Union(creation.Arguments.Select(argument => argument.Value), at, frame);

    private static int? IndexOf(IArrayElementReferenceOperation element) =>
        element.Indices is [{ ConstantValue: { HasValue: true, Value: int index } }] ? index : null;

    /// <summary>A text in at most sixty characters.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 57) + "...";

    private static string NameOf(object variable) => variable is ISymbol symbol ? symbol.Name : "";

    private static Location PlaceOf(IOperation operation) => operation.Syntax switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier.GetLocation(),
        SyntaxNode node => node.GetLocation(),
    };
}
